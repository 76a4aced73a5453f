/** A bounded set of PostgreSQL connections; callers queue when none is free. */
import { CommandError } from '../errors/command-error.ts'
import type { PostgresConnection } from './postgres-connection.ts'

export type ConnectionPool = {
  /**
   * The most recently used connection, whose caches are warm; else a new one, up to the bound; else the next one freed.
   * @throws CommandError WriteConflict (transient) after `waitMs`, or ShutdownInProgress once the pool is closed.
   */
  readonly acquire: () => Promise<PostgresConnection>
  /** Gives a connection back; a closed one makes room for a new one. */
  readonly release: (connection: PostgresConnection) => void
  /** Closes every connection; those in use are closed on their return. */
  readonly close: () => void
}

type Waiter = {
  readonly resolve: (connection: PostgresConnection) => void
  readonly reject: (error: unknown) => void
  readonly timer: NodeJS.Timeout
}

export type ConnectionPoolOptions = {
  readonly connect: () => Promise<PostgresConnection>
  readonly max: number
  /** How long a caller may queue, in milliseconds. */
  readonly waitMs: number
}

export function createConnectionPool({ connect, max, waitMs }: ConnectionPoolOptions): ConnectionPool {
  const idle: PostgresConnection[] = []
  const all = new Set<PostgresConnection>()
  const waiters: Waiter[] = []
  let opening = 0
  let closed = false

  const shutDown = () => new CommandError(91, 'The database is shutting down')

  const hand = (connection: PostgresConnection): void => {
    const waiter = waiters.shift()
    if (waiter === undefined) {
      idle.push(connection)
      return
    }
    clearTimeout(waiter.timer)
    waiter.resolve(connection)
  }

  const open = async (): Promise<PostgresConnection> => {
    opening += 1
    try {
      const connection = await connect()
      if (closed) {
        connection.end()
        throw shutDown()
      }
      all.add(connection)
      return connection
    } finally {
      opening -= 1
    }
  }

  const openForWaiter = (): void => {
    if (waiters.length === 0 || all.size + opening >= max) return
    open().then(hand, (error: unknown) => {
      const waiter = waiters.shift()
      if (waiter === undefined) return
      clearTimeout(waiter.timer)
      waiter.reject(error)
    })
  }

  return {
    acquire: async () => {
      if (closed) throw shutDown()
      for (let connection = idle.pop(); connection !== undefined; connection = idle.pop()) {
        if (connection.isOpen()) return connection
        all.delete(connection)
      }
      if (all.size + opening < max) return open()
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          const place = waiters.findIndex((waiter) => waiter.timer === timer)
          if (place >= 0) waiters.splice(place, 1)
          reject(
            new CommandError(112, `No connection to the engine came free in ${waitMs} ms`, {
              labels: ['TransientTransactionError'],
            }),
          )
        }, waitMs)
        timer.unref()
        waiters.push({ resolve, reject, timer })
      })
    },
    release: (connection) => {
      if (connection.isOpen() && !closed) {
        hand(connection)
        return
      }
      connection.end()
      all.delete(connection)
      openForWaiter()
    },
    close: () => {
      closed = true
      for (const waiter of waiters.splice(0)) {
        clearTimeout(waiter.timer)
        waiter.reject(shutDown())
      }
      for (const connection of idle.splice(0)) connection.end()
    },
  }
}
