/** Starts the engine as a replica set of one, watches it and stops it, with mongodb-memory-server. */
import { once } from 'node:events'

import { MongoInstance } from 'mongodb-memory-server'

import { EmbeddedMongoError } from './embedded-mongo-error.ts'
import { addressOf } from './engine-address.ts'
import type { EngineAddress } from './engine-address.ts'
import type { Engine } from './engine.ts'
import { chooseFreePort, isPortFree } from './free-port.ts'
import { readFailure, STARTED_FOR } from './handshake.ts'
import type { DataLifetime } from './handshake.ts'

/** A large database that was not shut down cleanly needs time to recover. */
const LAUNCH_TIMEOUT_MS = 120_000
const PORT_TRIES = 3
const IF_DAMAGED =
  'If the data is damaged, put a backup in its place, or move the folder away to start with an empty one'

type LaunchOptions = {
  readonly engine: Engine
  readonly dbPath: string
  readonly lifetime: DataLifetime
  /** Of a mongod: preferred port; with `portIsFixed` the only acceptable one. */
  readonly port: number | undefined
  readonly portIsFixed: boolean
  /** Called when its process runs, before it serves. */
  readonly onLaunch?: () => void
}

export type LaunchedReplicaSet = {
  /** Only this account can use it: it names a unix socket in a closed folder, or holds a password. */
  readonly uri: string
  /** Undefined if nothing listens on TCP. */
  readonly port: number | undefined
  readonly stop: () => Promise<void>
  /** Resolves when the engine's process has ended, asked or not, with how it ended, for people. */
  readonly ended: Promise<string>
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

async function launch(options: LaunchOptions, port: number | undefined): Promise<LaunchedReplicaSet> {
  const { engine, dbPath } = options
  const address = addressOf[engine.guard]({ dbPath, port: port ?? UNUSED_PORT })
  const instance = createInstance(options, address, port ?? UNUSED_PORT)
  void once(instance, 'instanceLaunched').then(() => options.onLaunch?.())
  try {
    await instance.start()
    const { mongodProcess } = instance
    if (mongodProcess === undefined) throw new EmbeddedMongoError(`${engine.description} has ended at once`)
    const ended = once(mongodProcess, 'exit').then(([code, signal]) => (signal === null ? `code ${code}` : `${signal}`))
    await Promise.race([address.prepare(), ended.then((how) => Promise.reject(new Error(`it ended with ${how}`)))])
    const stop = async (): Promise<void> => {
      await instance.stop()
      address.remove()
    }
    return { uri: address.uri, port, stop, ended }
  } catch (error) {
    await instance.stop()
    throw error
  }
}

/** For the command line of a program that listens on no port. */
const UNUSED_PORT = 27_017

/**
 * memory-server is not told that this is a replica set: it would connect to the port without a password, to initiate the
 * set, and to stop the server with a command. It stops it with SIGINT instead.
 */
function createInstance(
  { engine, dbPath, lifetime }: LaunchOptions,
  address: EngineAddress,
  port: number,
): MongoInstance {
  return new MongoInstance({
    instance: {
      port,
      dbPath,
      auth: address.auth,
      args: [...address.args],
      storageEngine: 'wiredTiger',
      launchTimeout: LAUNCH_TIMEOUT_MS,
    },
    binary: { systemBinary: engine.binary, version: engine.version },
    // Detached: Ctrl-C in a terminal reaches only the app, which still needs its database in order to shut down.
    spawn: { detached: true, env: { ...process.env, [STARTED_FOR]: lifetime } },
  })
}

async function choosePort({ engine, port, portIsFixed, dbPath }: LaunchOptions): Promise<number | undefined> {
  if (engine.guard === 'socket') return undefined
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
