/** Writes a database to a folder, streamed: memory stays flat whatever its size. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import type { ClientSession, Db } from 'mongodb'

import { AppError } from '../../errors.ts'
import {
  type CollectionEntry,
  FORMAT,
  FORMAT_VERSION,
  EXCLUDED_COLLECTIONS,
  type Manifest,
  MANIFEST_FILE,
  manifestText,
  portableIndex,
  RESTORING,
} from './manifest.ts'

export type BackupOptions = {
  readonly db: Db
  /** Must not exist, or be empty. */
  readonly folder: string
  readonly version: string
  readonly now: Date
  /**
   * Reads everything as of one moment, in one transaction. MongoDB ends transactions after 60 s. Without a snapshot,
   * changes made in the meantime may appear in one collection and not in another.
   */
  readonly snapshot: boolean
}

const TRANSACTION_ENDED = [251, 290]

/**
 * The folder gets its name only when it is complete.
 *
 * @throws AppError VALIDATION when the folder is not empty; UNAVAILABLE when it cannot be written, or when the database
 * ended the snapshot
 */
export async function writeBackup({ db, folder, version, now, snapshot }: BackupOptions): Promise<Manifest> {
  const target = resolve(folder)
  const partial = join(dirname(target), `.${basename(target)}.partial`)
  await prepare(target, partial)
  try {
    const names = await collectionNames(db)
    const client = db.client
    const session = snapshot ? client.startSession() : undefined
    let collections: CollectionEntry[]
    let migrations: string[]
    try {
      session?.startTransaction({ readConcern: { level: 'snapshot' }, readPreference: 'primary' })
      // The first read determines the moment of the snapshot.
      const records = db.collection<{ _id: string }>('migrations').find({}, { ...(session && { session }) })
      migrations = (await records.toArray()).map(({ _id }) => _id).toSorted()
      if (migrations.includes(RESTORING)) {
        const message = 'A restore into this database was not finished: there is nothing whole to back up'
        throw new AppError('CONFLICT', { message, details: { reason: 'unfit-database' } })
      }
      collections = []
      for (const name of names) collections.push(await writeCollection(db, name, partial, session))
      await session?.commitTransaction()
    } finally {
      await session?.endSession()
    }
    const createdAt = now.toISOString()
    const manifest = { format: FORMAT, formatVersion: FORMAT_VERSION, version, createdAt, snapshot } as const
    const whole: Manifest = { ...manifest, migrations, collections }
    await writeDurably(join(partial, MANIFEST_FILE), manifestText(whole))
    await rm(target, { recursive: true, force: true })
    await rename(partial, target)
    return whole
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw explain(error, folder)
  }
}

async function prepare(target: string, partial: string): Promise<void> {
  try {
    const present = await readdir(target).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    if (present.length > 0) {
      throw new AppError('VALIDATION', { message: `${target} is not empty: name a folder that does not exist yet` })
    }
    await rm(partial, { recursive: true, force: true })
    // Holds people's names and numbers: readable by this user alone.
    await mkdir(partial, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw explain(error, target)
  }
}

async function collectionNames(db: Db): Promise<readonly string[]> {
  const found = await db.listCollections({}, { nameOnly: true }).toArray()
  return found
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.') && !EXCLUDED_COLLECTIONS.includes(name))
    .toSorted()
}

async function writeCollection(
  db: Db,
  name: string,
  folder: string,
  session: ClientSession | undefined,
): Promise<CollectionEntry> {
  const file = `${name}.bson.gz`
  const hash = createHash('sha256')
  let [documents, bytes] = [0, 0]
  const stored = db.collection(name).find({}, { raw: true, batchSize: 1_000, ...(session && { session }) })
  async function* read(): AsyncGenerator<Uint8Array> {
    for await (const document of stored) {
      // With `raw` the driver hands out the bytes as the server sent them, whatever its types say.
      const raw = document as unknown as Uint8Array
      hash.update(raw)
      documents += 1
      bytes += raw.length
      yield raw
    }
  }
  await pipeline(read, createGzip(), createWriteStream(join(folder, file), { mode: 0o600, flush: true }))
  const indexes = (await db.collection(name).listIndexes().toArray()).filter((index) => index['name'] !== '_id_')
  return { name, file, documents, bytes, sha256: hash.digest('hex'), indexes: indexes.map(portableIndex) }
}

async function writeDurably(path: string, content: string): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function explain(error: unknown, folder: string): unknown {
  if (error instanceof AppError) return error
  const code: unknown = Reflect.get(Object(error), 'code')
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) {
    const message = `The backup cannot be written to ${folder} (${code}): give a folder that this user may write to, with enough space`
    return new AppError('UNAVAILABLE', { message, cause: error })
  }
  if (typeof code === 'number' && TRANSACTION_ENDED.includes(code)) {
    const message =
      'The database ended the snapshot before all was read: stop every process of the product and give --no-snapshot, or use mongodump --oplog'
    return new AppError('UNAVAILABLE', { message, cause: error })
  }
  return error
}
