/** Opens the MongoDB connection that everything else uses. */
import { MongoClient, type TopologyDescription } from 'mongodb'
import mongoose, { type Connection } from 'mongoose'

import { AppError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { endBrokenWrites, hasUnixSocket, portsOf } from './broken-writes.ts'
import { joinReads } from './join-reads.ts'

export type Database = {
  readonly connection: Connection
  /** The database's hosts, without credentials. */
  readonly hosts: string
  /** Resolves when the database answers; fails at once while no writable server is known. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

export type ConnectOptions = {
  /** The path is the database's name; the default is `clientsphere`. */
  readonly uri: string
  readonly log: Logger
  /** Milliseconds to wait for a database that is still starting. */
  readonly withinMs?: number
  /** Connections to each server of the set; more operations at once wait for a free one. */
  readonly poolSize?: number
  /** For those who look at each read: none is taken together with others. */
  readonly readsApart?: boolean
}

const DEFAULT_DATABASE_NAME = 'clientsphere'

/**
 * How long an operation waits for a writable server. Long enough for an election (usually below 2 s), short enough that
 * a webhook is answered with 503 before its sender gives up.
 */
const SERVER_SELECTION_MS = 5_000

const AUTHENTICATION_FAILED = 18

/**
 * Connects, waiting for a database that is still starting.
 *
 * @throws AppError UNAVAILABLE when it cannot be reached in time, refuses the credentials, or is a standalone server
 * (transactions need a replica set). The message is one line for the operator, without credentials.
 */
export async function connectDatabase(options: ConnectOptions): Promise<Database> {
  const where = hostsOf(options.uri)
  const leaveWrites = endBrokenWrites(portsOf(where), hasUnixSocket(where))
  try {
    const database = await connectWithin(options, where)
    return { ...database, close: () => database.close().finally(leaveWrites) }
  } catch (error) {
    leaveWrites()
    throw error
  }
}

async function connectWithin(options: ConnectOptions, where: string): Promise<Database> {
  const { uri, log, withinMs = 30_000, poolSize = 50, readsApart = false } = options
  const until = performance.now() + withinMs
  for (;;) {
    const left = until - performance.now()
    const connection = mongoose.createConnection()
    try {
      await connection.openUri(uri, {
        dbName: databaseNameOf(uri),
        autoCreate: false,
        autoIndex: false,
        bufferCommands: false,
        maxPoolSize: poolSize,
        serverSelectionTimeoutMS: Math.max(1, Math.min(SERVER_SELECTION_MS, left)),
        connectTimeoutMS: 5_000,
        // Determines how soon an idle process notices that the database went away or came back.
        heartbeatFrequencyMS: 2_000,
        waitQueueTimeoutMS: 10_000,
        writeConcern: { w: 'majority' },
        retryWrites: true,
        retryReads: true,
        appName: 'clientsphere',
      })
      await refuseStandalone(connection, where)
      if (!readsApart) joinReads(connection, log)
      return behindDatabase(connection, where, log)
    } catch (error) {
      await connection.destroy().catch(() => {})
      if (error instanceof AppError) throw error
      const reason = error instanceof Error ? error.message : String(error)
      if (Reflect.get(Object(error), 'code') === AUTHENTICATION_FAILED) {
        throw new AppError('UNAVAILABLE', {
          message: `The database at ${where} refuses the user or password in MONGODB_URI`,
          cause: error,
        })
      }
      if (performance.now() >= until) {
        const message = `The database at ${where} (MONGODB_URI) cannot be reached: ${reason}`
        throw new AppError('UNAVAILABLE', { message, cause: error })
      }
      log.warn({ reason }, `Waiting for the database at ${where}`)
      await new Promise((resolve) => setTimeout(resolve, Math.min(500, Math.max(0, until - performance.now()))))
    }
  }
}

/** The database's name in a connection string. */
export function databaseNameOf(uri: string): string {
  const path = /^[^:]+:\/\/(?:[^@/?]*@)?[^/?]*(?:\/([^?]*))?/.exec(uri)?.[1]
  return path === undefined || path === '' ? DEFAULT_DATABASE_NAME : decodeURIComponent(path)
}

/** The hosts in a connection string, without credentials and options. */
function hostsOf(uri: string): string {
  return uri
    .replace(/^[^:]+:\/\//, '')
    .replace(/\?.*$/, '')
    .replace(/^.*@/, '')
    .replace(/\/.*$/, '')
}

async function refuseStandalone(connection: Connection, where: string): Promise<void> {
  const hello = await admin(connection).command({ hello: 1 })
  if (hello['setName'] !== undefined || hello['msg'] === 'isdbgrid') return
  throw new AppError('UNAVAILABLE', {
    message: `The database at ${where} (MONGODB_URI) is a standalone server, and transactions need a replica set: start mongod with --replSet rs0 and run rs.initiate() once`,
  })
}

function admin(connection: Connection) {
  return connection.getClient().db('admin')
}

function behindDatabase(connection: Connection, hosts: string, log: Logger): Database {
  const client = connection.getClient()
  let away = false
  let closing = false
  if (client instanceof MongoClient) {
    client.on('topologyDescriptionChanged', ({ newDescription }) => {
      const wasAway = away
      away = !takesWrites(newDescription)
      if (closing || away === wasAway) return
      if (away) log.warn({}, 'The database is away')
      else log.info({}, 'The database is back')
    })
  }
  return {
    connection,
    hosts,
    ping: async () => {
      if (away) throw new AppError('UNAVAILABLE', { message: 'The database is away' })
      await admin(connection).command({ ping: 1 })
    },
    close: async () => {
      closing = true
      await connection.close()
    },
  }
}

function takesWrites(topology: TopologyDescription): boolean {
  return [...topology.servers.values()].some(({ type }) => ['RSPrimary', 'Mongos', 'LoadBalancer'].includes(type))
}
