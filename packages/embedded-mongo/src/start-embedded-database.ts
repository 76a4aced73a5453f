/** The embedded database: one function for kept data and for throw-away data in tests. */
import { EmbeddedMongoError } from './embedded-mongo-error.ts'
import { chooseEngine } from './choose-engine.ts'
import { openDataFolder } from './data-folder.ts'
import type { DataFolder } from './data-folder.ts'
import { makeEphemeralFolder, removeEphemeralFolder } from './ephemeral-folder.ts'
import { keepRunning } from './keep-running.ts'
import { launchReplicaSet } from './launch-replica-set.ts'
import type { LaunchedReplicaSet } from './launch-replica-set.ts'
import { machineLookups } from './machine-lookups.ts'
import { waitForPreviousMongod } from './previous-mongod.ts'

export type EmbeddedDatabaseOptions = (
  | { readonly ephemeral: true }
  /** Folder for the data; created if missing. One process at a time may use it. */
  | { readonly dataDir: string }
) & {
  /** Called with one short line for each step that may take a while (download, unpack, first start). */
  readonly onProgress?: (line: string) => void
  /** Called each time the engine's process runs, before it serves: whoever starts it may have work to do meanwhile. */
  readonly onLaunch?: () => void
  /** Called with one line when something needs an operator's eye: the engine had to be started again, a file stays open. */
  readonly onWarning?: (line: string) => void
  /** Called once, with one line, when the engine has failed too often to be started again. */
  readonly onGivenUp?: (line: string) => void
}

export type EmbeddedDatabase = {
  /**
   * Without a database name, and only for this process's own account on this machine: DocumentDB's names a unix socket in a
   * closed folder, and a mongod's has a password, so do not print it. It stays the same when the engine is started again.
   */
  readonly uri: string
  /** What was started, for people: "MongoDB 8.0.4" or "DocumentDB 1.0 on PostgreSQL 18". */
  readonly engine: string
  /** Stops the database; the data of an ephemeral one is removed. A second call waits for the first. */
  readonly stop: () => Promise<void>
}

/**
 * Starts a MongoDB-compatible database and returns its address, that of a replica set with transactions. Kept data gets its
 * engine back when that ends unexpectedly; a throw-away database does not.
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
  const { onProgress = ignore, onLaunch = ignore, onWarning = ignore, onGivenUp = ignore } = options
  const tell = { onProgress, onLaunch, onWarning, onGivenUp }
  if (!('ephemeral' in options)) {
    return await startIn(await openDataFolder(options.dataDir, onWarning), 'kept', tell)
  }
  const path = await makeEphemeralFolder()
  const remove = (): void => removeEphemeralFolder(path)
  try {
    const database = await startIn(await openDataFolder(path, onWarning), 'ephemeral', tell)
    return { ...database, stop: () => database.stop().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

type Listeners = Required<Pick<EmbeddedDatabaseOptions, 'onProgress' | 'onLaunch' | 'onWarning' | 'onGivenUp'>>

function ignore(): void {}

async function startIn(
  folder: DataFolder,
  lifetime: 'kept' | 'ephemeral',
  { onProgress, onLaunch, onWarning, onGivenUp }: Listeners,
): Promise<EmbeddedDatabase> {
  try {
    const engine = await chooseEngine(machineLookups(process.env, onProgress), folder.madeBy)
    const dbPath = folder.dbPath(engine.kind)
    if (engine.kind === 'mongod') await waitForPreviousMongod(dbPath)
    if (folder.madeBy === undefined && lifetime === 'kept') onProgress(`Creating a new database in ${folder.path}`)
    let port = folder.record?.port
    const launch = async (): Promise<LaunchedReplicaSet> => {
      // A mongod's replica set has its address in the data.
      const launched = await launchReplicaSet({
        engine,
        dbPath,
        lifetime,
        port,
        portIsFixed: port !== undefined,
        onLaunch,
      })
      port = launched.port
      return launched
    }
    const { first, stop: stopEngine } =
      lifetime === 'kept' ? await keepRunning({ launch, onRestart: onWarning, onGivenUp }) : await startOnce(launch)
    folder.remember({ engine: engine.kind, port: first.port })
    let stopping: Promise<void> | undefined
    const stop = (): Promise<void> => (stopping ??= stopEngine().finally(folder.release))
    return { uri: first.uri, engine: engine.description, stop }
  } catch (error) {
    folder.release()
    if (error instanceof EmbeddedMongoError) throw error
    throw new EmbeddedMongoError(`The embedded database did not start: ${String(error)}`, { cause: error })
  }
}

/** Throw-away data is not worth another start: whoever uses it should see that it is gone. */
async function startOnce(launch: () => Promise<LaunchedReplicaSet>) {
  const first = await launch()
  return { first, stop: first.stop }
}
