/**
 * The floor: the documents that a sync or an import has written, or some of them, inserted once more by the driver alone, with the same
 * indexes. As many as are written at once go into each statement, and those that belong together into one transaction.
 */
import type { Connection } from 'mongoose'
import { type Document, ObjectId } from 'mongodb'

const OF_A_SYNC = ['contacts', 'companies', 'syncLinks', 'events']
const TOGETHER = 400

const STRANGERS = new ObjectId()

/** A copy that belongs to nobody, so that unique indexes take it. */
function copyOf(document: Document): Document {
  const strangers = { workspaceId: STRANGERS, ...(document['syncId'] !== undefined && { syncId: STRANGERS }) }
  return { ...document, _id: new ObjectId(), ...strangers }
}

/**
 * @param share of each collection
 * @returns seconds of inserting alone; the copies are removed again
 */
export async function copyByDriver(
  connection: Connection,
  share: number,
  collections: readonly string[] = OF_A_SYNC,
): Promise<number> {
  const cursors = await Promise.all(
    collections.map(async (name) => {
      const collection = connection.collection(name)
      const limit = Math.ceil((await collection.countDocuments()) * share)
      const options = { batchSize: TOGETHER, limit }
      return { collection, cursor: collection.find({ workspaceId: { $ne: STRANGERS } }, options) }
    }),
  )
  let ms = 0
  for (;;) {
    const batches: { readonly collection: (typeof cursors)[number]['collection']; readonly documents: Document[] }[] =
      []
    for (const { collection, cursor } of cursors) {
      const documents: Document[] = []
      while (documents.length < TOGETHER && (await cursor.hasNext()))
        documents.push(copyOf((await cursor.next()) ?? {}))
      if (documents.length > 0) batches.push({ collection, documents })
    }
    if (batches.length === 0) break
    const began = performance.now()
    await connection.transaction(async (session) => {
      for (const { collection, documents } of batches) await collection.insertMany(documents, { session })
    })
    ms += performance.now() - began
  }
  for (const { collection } of cursors) await collection.deleteMany({ workspaceId: STRANGERS })
  return ms / 1000
}
