/** Starts the engine as a replica set of one, watches it and stops it, with mongodb-memory-server. */
import { existsSync, realpathSync } from 'node:fs'

import { MongoMemoryReplSet } from 'mongodb-memory-server'

import { EmbeddedMongoError } from './embedded-mongo-error.ts'
import type { Engine } from './engine.ts'
import { chooseFreePort, isPortFree } from './free-port.ts'
import { localSocket, readFailure, STARTED_FOR } from './handshake.ts'
import type { DataLifetime } from './handshake.ts'

/** Part of a mongod's data: with another name, existing data would not open. */
const REPLICA_SET = 'clientsphere'
/** A large database that was not shut down cleanly needs time to recover. */
const LAUNCH_TIMEOUT_MS = 120_000
const PORT_TRIES = 3
const IF_DAMAGED =
  'If the data is damaged, put a backup in its place, or move the folder away to start with an empty one'

type LaunchOptions = {
  readonly engine: Engine
  readonly dbPath: string
  readonly lifetime: DataLifetime
  /** Preferred port; with `portIsFixed` the only acceptable one. */
  readonly port: number | undefined
  readonly portIsFixed: boolean
}

type LaunchedReplicaSet = {
  readonly uri: string
  /** Over a unix socket if the engine offers one; else the same as `uri`. */
  readonly localUri: string
  readonly port: number
  readonly stop: () => Promise<void>
}

/** @throws EmbeddedMongoError with the engine's own message. */
export async function launchReplicaSet(options: LaunchOptions): Promise<LaunchedReplicaSet> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(options)
    try {
      return await launch(options, port)
    } catch (error) {
      // Another program may have taken the port since it was checked.
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
      // Detached: Ctrl-C in a terminal reaches only the app, which still needs its database in order to shut down.
      spawn: { detached: true, env: { ...process.env, [STARTED_FOR]: lifetime } },
    },
    binary: { systemBinary: engine.binary, version: engine.version },
    instanceOpts: [{ port, dbPath, launchTimeout: LAUNCH_TIMEOUT_MS }],
  })
  await withoutNoise(() => replicaSet.start())
  const uri = replicaSet.getUri()
  return {
    uri,
    localUri: localUriOf(engine, dbPath) ?? uri,
    port: replicaSet.servers[0]?.instanceInfo?.port ?? port,
    stop: async () => {
      if (await replicaSet.stop({ doCleanup: false })) return
      throw new EmbeddedMongoError('The embedded database did not stop')
    },
  }
}

/** A direct connection: the address that the server announces to clients is the one of its port. */
function localUriOf({ kind }: Engine, dbPath: string): string | undefined {
  if (kind !== 'documentdb') return undefined
  const socket = localSocket(realpathSync(dbPath))
  if (socket === undefined || !existsSync(socket)) return undefined
  return `mongodb://${encodeURIComponent(socket)}/?directConnection=true`
}

async function choosePort({ port, portIsFixed, dbPath }: LaunchOptions): Promise<number> {
  if (port !== undefined && (await isPortFree(port))) return port
  if (port === undefined || !portIsFixed) return chooseFreePort()
  throw new EmbeddedMongoError(
    `The database in ${dbPath} must listen on port ${port} again, but another program is using it. ` +
      'Stop that program, or choose another data folder',
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

/** memory-server prints a stack trace for each failed start; the error thrown here has the reason in one line. */
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
