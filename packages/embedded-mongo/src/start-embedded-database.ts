/** The embedded database: one function for kept data and for throw-away data in tests. */
import { EmbeddedMongoError } from './embedded-mongo-error.ts'
import { chooseEngine } from './choose-engine.ts'
import { openDataFolder } from './data-folder.ts'
import type { DataFolder } from './data-folder.ts'
import { makeEphemeralFolder, removeEphemeralFolder } from './ephemeral-folder.ts'
import { launchReplicaSet } from './launch-replica-set.ts'
import { machineLookups } from './machine-lookups.ts'
import { waitForPreviousMongod } from './previous-mongod.ts'

export type EmbeddedDatabaseOptions = (
  | { readonly ephemeral: true }
  /** Folder for the data; created if missing. One process at a time may use it. */
  | { readonly dataDir: string }
) & {
  /** Called with one short line for each step that may take a while (download, unpack, first start). */
  readonly onProgress?: (line: string) => void
}

export type EmbeddedDatabase = {
  /** mongodb://127.0.0.1:port/?replicaSet=… without a database name. */
  readonly uri: string
  /**
   * The same database for this process's own account on this machine, over a unix socket, on which every message costs
   * less; the same as `uri` if the engine offers none.
   */
  readonly localUri: string
  /** What was started, for people: "MongoDB 8.0.4" or "DocumentDB 1.0 on PostgreSQL 18". */
  readonly engine: string
  /** Stops the database; the data of an ephemeral one is removed. A second call waits for the first. */
  readonly stop: () => Promise<void>
}

/**
 * Starts a MongoDB-compatible database and returns its address, that of a replica set with transactions.
 *
 * @example
 * const database = await startEmbeddedDatabase({ dataDir: './data', onProgress: console.log })
 * const client = await MongoClient.connect(database.uri)
 * // …
 * await database.stop()
 *
 * @throws EmbeddedMongoError if no engine is available on this machine, or if the data folder is in use or unusable. Show
 * its message to the person who started the program: it says what to do.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const onProgress = options.onProgress ?? ((): void => {})
  if (!('ephemeral' in options)) return await startIn(await openDataFolder(options.dataDir), 'kept', onProgress)
  const path = await makeEphemeralFolder()
  const remove = (): void => removeEphemeralFolder(path)
  try {
    const database = await startIn(await openDataFolder(path), 'ephemeral', onProgress)
    return { ...database, stop: () => database.stop().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

async function startIn(
  folder: DataFolder,
  lifetime: 'kept' | 'ephemeral',
  onProgress: (line: string) => void,
): Promise<EmbeddedDatabase> {
  try {
    const engine = await chooseEngine(machineLookups(process.env, onProgress), folder.madeBy)
    const dbPath = folder.dbPath(engine.kind)
    if (engine.kind === 'mongod') await waitForPreviousMongod(dbPath)
    if (folder.madeBy === undefined && lifetime === 'kept') onProgress(`Creating a new database in ${folder.path}`)
    const launched = await launchReplicaSet({
      engine,
      dbPath,
      lifetime,
      port: folder.record?.port,
      // A mongod's replica set has its address in the data.
      portIsFixed: folder.record !== undefined && engine.kind === 'mongod',
    })
    folder.remember({ engine: engine.kind, port: launched.port })
    let stopping: Promise<void> | undefined
    const stop = (): Promise<void> => (stopping ??= launched.stop().finally(folder.release))
    return { uri: launched.uri, localUri: launched.localUri, engine: engine.description, stop }
  } catch (error) {
    folder.release()
    if (error instanceof EmbeddedMongoError) throw error
    throw new EmbeddedMongoError(`The embedded database did not start: ${String(error)}`, { cause: error })
  }
}
