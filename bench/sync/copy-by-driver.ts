/** The floor: the documents that a sync has written, inserted once more by the driver alone, with the same indexes. */
import type { Connection } from 'mongoose'
import { type Document, ObjectId } from 'mongodb'

const COLLECTIONS = ['contacts', 'companies', 'syncLinks', 'events'] as const
/** As many as a page of the sync has. */
const BATCH = 100

/** A copy that belongs to nobody, so that unique indexes take it. */
function copyOf(document: Document): Document {
  const strangers = { workspaceId: STRANGERS, ...(document['syncId'] !== undefined && { syncId: STRANGERS }) }
  return { ...document, _id: new ObjectId(), ...strangers }
}

const STRANGERS = new ObjectId()

/** @returns seconds of inserting alone; the copies are removed again */
export async function copyByDriver(connection: Connection): Promise<number> {
  let ms = 0
  for (const name of COLLECTIONS) {
    const collection = connection.collection(name)
    let batch: Document[] = []
    const insert = async (): Promise<void> => {
      const began = performance.now()
      await collection.insertMany(batch, { writeConcern: { w: 'majority' } })
      ms += performance.now() - began
      batch = []
    }
    for await (const document of collection.find({ workspaceId: { $ne: STRANGERS } })) {
      batch.push(copyOf(document))
      if (batch.length === BATCH) await insert()
    }
    if (batch.length > 0) await insert()
    await collection.deleteMany({ workspaceId: STRANGERS })
  }
  return ms / 1000
}
