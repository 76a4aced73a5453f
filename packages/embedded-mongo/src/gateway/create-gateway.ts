/** MongoDB's wire protocol over DocumentDB (PostgreSQL with the documentdb extensions). */
import { createServer } from 'node:net'
import type { Socket } from 'node:net'

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

/** Longer than any write takes that does not wait for a lock. */
const COLLISION_TURN_MS = 250
/** Sessions whose last write is remembered. A driver has one for each operation that it runs at the same time. */
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
  /** Name of the replica set to be; '' when none was asked for. */
  readonly replSet: string
  /** Called once, after replSetInitiate (or the reconfiguration that stands for it on a second start) was answered. */
  readonly onReplSetInitiated: () => void
  /** The command `shutdown` came. */
  readonly onShutdown: () => void
  readonly log: (line: string) => void
  /** PostgreSQL connections for plain commands, and again as many for open transactions. Default 16. */
  readonly maxConnections?: number
  /** How long a transaction may be open, in milliseconds. Default 60,000, as in MongoDB. */
  readonly transactionTimeoutMs?: number
  /** How long a cursor may rest unused, in milliseconds. Default 600,000, as in MongoDB. */
  readonly cursorTimeoutMs?: number
}

export type Gateway = {
  /** @throws the socket's error, such as EADDRINUSE. */
  readonly listen: (where: { readonly host: string; readonly port: number }) => Promise<{ readonly port: number }>
  /** Rolls back open transactions, drops all clients and ends all PostgreSQL sessions. */
  readonly close: () => Promise<void>
}

/**
 * Needs of the engine: `max_connections` of at least 4 × `maxConnections` + 20 (84 by default). Plain commands and transactions have
 * a pool each, so that transactions, which hold a connection from begin to end, queue among themselves and never keep
 * a plain command waiting; the engine opens a connection to itself for each collection that is being made, and needs some for its workers.
 * With a socket only, it finds itself by `documentdb.localhost_connection_string='host=<socket folder> user=<user>'`.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { postgres, replSet, log, maxConnections = 16 } = options
  const { transactionTimeoutMs = 60_000, cursorTimeoutMs = 600_000 } = options
  const clients = new Set<Socket>()
  let address = ''

  // Nothing that holds a connection may do so for longer than a transaction lives, so neither need anyone wait longer.
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
  const runOwn = createPlainRunner({ pool: plainPool, gate, limits: { maxTimeMs: 0, client: { onClose: new Set() } } })
  const cursors = createCursors({
    timeoutMs: cursorTimeoutMs,
    // The engine removes what is left over by itself after a while, so a failure here is no loss.
    dispose: (ids) => void runOwn('deleteCursors', [`{${ids.join(',')}}`]).catch(() => []),
  })
  const dispatch = createDispatch({
    plainPool,
    gate,
    transactions,
    repeatedWrites: createRepeatedWrites(REMEMBERED_SESSIONS),
    cursors,
    serverCommands: createServerCommands({
      replSet,
      address: () => address,
      onReplSetInitiated: options.onReplSetInitiated,
      onShutdown: options.onShutdown,
    }),
  })
  const server = createServer((socket) => {
    clients.add(socket)
    socket.on('close', () => clients.delete(socket))
    serveClient(socket, dispatch, log)
  })

  return {
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen({ host, port }, () => {
          server.off('error', reject)
          const bound = server.address()
          const actual = typeof bound === 'object' && bound !== null ? bound.port : port
          // Drivers connect to the address that hello names, and nobody can connect to "all addresses".
          address = `${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${actual}`
          resolve({ port: actual })
        })
      }),
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      for (const client of clients) client.destroy()
      cursors.close()
      await transactions.close()
      transactionPool.close()
      plainPool.close()
      await closed
    },
  }
}
