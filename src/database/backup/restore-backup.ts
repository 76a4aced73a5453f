/** Restores a backup into a database. Everything is verified before anything is changed. */
import { BSON, type Db, type IndexDescription } from 'mongodb'

import { AppError } from '../../errors.ts'
import { type CollectionEntry, EXCLUDED_COLLECTIONS, type Manifest, readManifest, RESTORING } from './manifest.ts'
import { readCollection, verifyCollection } from './read-backup.ts'

export type RestoreOptions = {
  readonly db: Db
  readonly folder: string
  /** Whether to replace what the database holds. */
  readonly force: boolean
  /** Called with one short line for each step that may take a while. */
  readonly onProgress: (line: string) => void
}

const BATCH = 500
const BATCH_BYTES = 8 * 1024 * 1024
const MAJORITY = { writeConcern: { w: 'majority' } } as const

/**
 * @throws AppError VALIDATION when the backup is damaged; CONFLICT when the database is not empty and `force` is not
 * given. In both cases nothing was changed. If it is interrupted later, the database stays marked so that no process
 * starts on it.
 */
export async function restoreBackup({ db, folder, force, onProgress }: RestoreOptions): Promise<Manifest> {
  const manifest = await readManifest(folder)
  onProgress(`Verifying the backup of ${manifest.createdAt}`)
  for (const entry of manifest.collections) await verifyCollection(folder, entry)

  const present = await db.listCollections({}, { nameOnly: true }).toArray()
  const names = present.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
  if (!force) await refuseFull(db, names)
  const marks = db.collection<{ _id: string; checksum: string; appliedAt: Date }>('migrations')
  await marks.updateOne(
    { _id: RESTORING },
    { $set: { checksum: '', appliedAt: new Date() } },
    { upsert: true, ...MAJORITY },
  )
  for (const name of names) if (name !== marks.collectionName) await db.dropCollection(name)
  await marks.deleteMany({ _id: { $ne: RESTORING } }, MAJORITY)

  for (const entry of manifest.collections) {
    onProgress(`${entry.name}: ${entry.documents}`)
    await restoreCollection(db, folder, entry)
  }
  await marks.deleteOne({ _id: RESTORING }, MAJORITY)
  return manifest
}

async function refuseFull(db: Db, names: readonly string[]): Promise<void> {
  for (const name of names.filter((one) => !EXCLUDED_COLLECTIONS.includes(one))) {
    if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) === null) continue
    const message = `The database ${db.databaseName} is not empty (${name} holds something): give an empty one, or --force to replace all that it holds`
    throw new AppError('CONFLICT', { message, details: { reason: 'unfit-database' } })
  }
}

async function restoreCollection(db: Db, folder: string, entry: CollectionEntry): Promise<void> {
  const collection = db.collection(entry.name)
  if ((await db.listCollections({ name: entry.name }, { nameOnly: true }).toArray()).length === 0) {
    await db.createCollection(entry.name)
  }
  let batch: BSON.Document[] = []
  let bytes = 0
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await collection.insertMany(batch, MAJORITY)
    batch = []
    bytes = 0
  }
  for await (const document of readCollection(folder, entry)) {
    // Numbers keep the type they were stored with.
    batch.push(BSON.deserialize(document, { promoteValues: false, bsonRegExp: true }))
    bytes += document.length
    if (batch.length === BATCH || bytes >= BATCH_BYTES) await flush()
  }
  await flush()
  // After the documents: faster to build, and checked against all of them.
  if (entry.indexes.length > 0) await collection.createIndexes(entry.indexes as IndexDescription[])
  const expected = entry.documents + (entry.name === 'migrations' ? 1 : 0)
  const stored = await collection.countDocuments()
  // Expired documents may be deleted as soon as their TTL index exists.
  const expires = entry.indexes.some((index) => 'expireAfterSeconds' in index)
  if (stored === expected || (expires && stored < expected)) return
  const message = `${entry.name} holds ${stored} documents after the restore instead of ${expected}: is a process of the product still running on this database?`
  throw new AppError('CONFLICT', { message, details: { reason: 'unfit-database' } })
}
