/** mongodb-memory-server's part: starts the engine as a replica set of one, watches it, and stops it. */
import { MongoMemoryReplSet } from 'mongodb-memory-server'

import { EmbeddedMongoError } from './embedded-mongo-error.ts'
import type { Engine } from './engine.ts'
import { chooseFreePort, isPortFree } from './free-port.ts'
import { readFailure, STARTED_FOR } from './handshake.ts'
import type { DataLifetime } from './handshake.ts'

const REPLICA_SET = 'clientsphere'
/** A large database that was not closed properly is first brought in order. */
const LAUNCH_TIMEOUT_MS = 120_000
const PORT_TRIES = 3
const IF_DAMAGED = 'If the data is damaged, put a backup in its place, or move the folder away to begin anew'

type LaunchOptions = {
  readonly engine: Engine
  readonly dbPath: string
  readonly lifetime: DataLifetime
  /** Wanted again; with `portIsFixed` the only one that will do. */
  readonly port: number | undefined
  readonly portIsFixed: boolean
}

type LaunchedReplicaSet = {
  readonly uri: string
  readonly port: number
  readonly stop: () => Promise<void>
}

/** @throws EmbeddedMongoError with what the engine said. */
export async function launchReplicaSet(options: LaunchOptions): Promise<LaunchedReplicaSet> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(options)
    try {
      return await launch(options, port)
    } catch (error) {
      // Between the look at the port and its use, somebody else may have taken it.
      if (!portWasTaken(error) || options.portIsFixed || attempt === PORT_TRIES) throw explain(error, options)
    }
  }
}

async function launch(options: LaunchOptions, port: number): Promise<LaunchedReplicaSet> {
  const { engine, dbPath, lifetime } = options
  const replicaSet = new MongoMemoryReplSet({
    replSet: {
      count: 1,
      name: REPLICA_SET,
      storageEngine: 'wiredTiger',
      // Detached: Ctrl-C in a terminal reaches the app alone, which still needs its database to end in order.
      spawn: { detached: true, env: { ...process.env, [STARTED_FOR]: lifetime } },
    },
    binary: { systemBinary: engine.binary, version: engine.version },
    instanceOpts: [{ port, dbPath, launchTimeout: LAUNCH_TIMEOUT_MS }],
  })
  await withoutNoise(() => replicaSet.start())
  return {
    uri: replicaSet.getUri(),
    port: replicaSet.servers[0]?.instanceInfo?.port ?? port,
    stop: async () => {
      if (await replicaSet.stop({ doCleanup: false })) return
      throw new EmbeddedMongoError('The embedded database did not stop')
    },
  }
}

async function choosePort({ port, portIsFixed, dbPath }: LaunchOptions): Promise<number> {
  if (port !== undefined && (await isPortFree(port))) return port
  if (port === undefined || !portIsFixed) return chooseFreePort()
  throw new EmbeddedMongoError(
    `The database in ${dbPath} has to listen on port ${port} again, which another program uses now. ` +
      'End that program, or choose another data folder',
  )
}

function portWasTaken(error: unknown): boolean {
  return error instanceof Error && /already in use|Code: "48"/.test(error.message)
}

function explain(error: unknown, { engine, dbPath, lifetime }: LaunchOptions): EmbeddedMongoError {
  const said = error instanceof Error ? error.message : String(error)
  const message = `${engine.description} did not start on ${dbPath}: ${readFailure(dbPath) ?? said}`
  return new EmbeddedMongoError(lifetime === 'kept' ? `${message}.\n${IF_DAMAGED}` : message, { cause: error })
}

/** memory-server prints each failed start with a stack trace; ours is thrown, with the reason, for one line. */
async function withoutNoise(run: () => Promise<void>): Promise<void> {
  const { warn } = console
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).startsWith('Starting the MongoMemory')) warn(...words)
  }
  try {
    await run()
  } finally {
    console.warn = warn
  }
}
