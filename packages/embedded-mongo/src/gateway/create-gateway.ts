/** MongoDB's wire protocol over DocumentDB (PostgreSQL with the documentdb extensions). */
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'

import type { ReplicaSet } from './commands/replica-set.ts'
import { createServerCommands } from './commands/server-commands.ts'
import { createDispatch } from './dispatch-command.ts'
import { createCollisionGate } from './engine/collision-gate.ts'
import { createCursors } from './engine/cursors.ts'
import { createRepeatedWrites } from './engine/repeated-writes.ts'
import { createPlainRunner } from './engine/run-plain.ts'
import { PLAIN_SESSION, TRANSACTION_SESSION } from './engine/session-settings.ts'
import { createTransactions } from './engine/transactions.ts'
import { createConnectionPool } from './postgres/connection-pool.ts'
import { connectPostgres } from './postgres/postgres-connection.ts'
import { serveClient } from './serve-client.ts'

/** Longer than any write that does not wait for a lock. */
const COLLISION_TURN_MS = 250
/** How many sessions' last writes are remembered. A driver uses one session per concurrent operation. */
const REMEMBERED_SESSIONS = 1000

export type GatewayOptions = {
  readonly postgres: {
    /** Folder of the unix socket. */
    readonly host: string
    readonly port: number
    /** A superuser that needs no password on that socket. */
    readonly user: string
    readonly database: string
  }
  readonly replicaSet: ReplicaSet
  /** Called once, after replSetInitiate (on a later start, the reconfiguration that takes its place) was answered. */
  readonly onReplSetInitiated: () => void
  /** Called on the command `shutdown`. */
  readonly onShutdown: () => void
  readonly log: (line: string) => void
  /** PostgreSQL connections for plain commands, and as many again for open transactions. Default 16. */
  readonly maxConnections?: number
  /** How long a transaction may be open, in milliseconds. Default 60,000, as in MongoDB. */
  readonly transactionTimeoutMs?: number
  /** How long a cursor may stay idle, in milliseconds. Default 600,000, as in MongoDB. */
  readonly cursorTimeoutMs?: number
}

/** TCP, or a unix socket, over which every message costs this machine's processors less. */
export type ListenAddress = { readonly host: string; readonly port: number } | { readonly path: string }

export type Gateway = {
  /** May be called again for another address. @throws the socket's error, such as EADDRINUSE. */
  readonly listen: (where: ListenAddress) => Promise<{ readonly port: number }>
  /** Rolls back open transactions, drops all clients and ends all PostgreSQL sessions. */
  readonly close: () => Promise<void>
}

/**
 * The engine must be set up with `max_connections` of at least 4 × `maxConnections` + 20 (84 by default). Plain commands
 * and transactions have a pool each: a transaction holds its connection from begin to end, so transactions queue among
 * themselves and never block a plain command. The engine also opens a connection to itself for each collection that is
 * being created, and its workers need some. If it listens on a socket only, it finds itself by
 * `documentdb.localhost_connection_string='host=<socket folder> user=<user>'`.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { postgres, replicaSet, log, maxConnections = 16 } = options
  const { transactionTimeoutMs = 60_000, cursorTimeoutMs = 600_000 } = options
  const clients = new Set<Socket>()

  // Nothing holds a connection for longer than a transaction may live, so nobody needs to wait longer either.
  const waitMs = transactionTimeoutMs
  const plainPool = createConnectionPool({
    connect: () => connectPostgres(postgres, PLAIN_SESSION),
    max: maxConnections,
    waitMs,
  })
  const transactionPool = createConnectionPool({
    connect: () => connectPostgres(postgres, TRANSACTION_SESSION),
    max: maxConnections,
    waitMs,
  })
  const transactions = createTransactions({ pool: transactionPool, timeoutMs: transactionTimeoutMs, log })
  const gate = createCollisionGate(COLLISION_TURN_MS)
  const ownClient = { reachedAt: '', isOwner: true, onClose: new Set<() => void>() }
  const runPlain = createPlainRunner(plainPool, gate)
  const ownLimits = { maxTimeMs: 0, client: ownClient }
  const cursors = createCursors({
    timeoutMs: cursorTimeoutMs,
    // The engine cleans up by itself after a while, so a failure here does no harm.
    dispose: (ids) => void runPlain('deleteCursors', [`{${ids.join(',')}}`], ownLimits).catch(() => []),
  })
  const dispatch = createDispatch({
    runPlain,
    transactions,
    repeatedWrites: createRepeatedWrites(REMEMBERED_SESSIONS),
    cursors,
    serverCommands: createServerCommands({
      replicaSet,
      onReplSetInitiated: options.onReplSetInitiated,
      onShutdown: options.onShutdown,
    }),
  })
  const servers: Server[] = []
  const serve = (socket: Socket, isOwner: boolean): void => {
    clients.add(socket)
    socket.on('close', () => clients.delete(socket))
    serveClient({ socket, isOwner, dispatch, log })
  }

  return {
    listen: (where) =>
      new Promise((resolve, reject) => {
        const server = createServer((socket) => serve(socket, 'path' in where))
        servers.push(server)
        server.once('error', reject)
        server.listen(where, () => {
          server.off('error', reject)
          const bound = server.address()
          resolve({ port: typeof bound === 'object' && bound !== null ? bound.port : 0 })
        })
      }),
    close: async () => {
      const closed = Promise.all(servers.map(stopListening))
      for (const client of clients) client.destroy()
      cursors.close()
      await transactions.close()
      transactionPool.close()
      plainPool.close()
      await closed
    },
  }
}

function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}
