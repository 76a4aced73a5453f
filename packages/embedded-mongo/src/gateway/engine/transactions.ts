/** Multi-document transactions: each holds one PostgreSQL connection from its first command to its end. */
import { CommandError } from '../errors/command-error.ts'
import type { ConnectionPool } from '../postgres/connection-pool.ts'
import type { PostgresConnection } from '../postgres/postgres-connection.ts'
import type { TransactionPart } from '../wire/command-envelope.ts'
import type { ClientLink } from './client-link.ts'
import { BEGIN } from './session-settings.ts'

type Transaction = {
  readonly session: string
  readonly number: bigint
  readonly connection: Promise<PostgresConnection>
  state: 'open' | 'committed' | 'aborted'
  /** The client that sent the latest command: once it is gone, nobody is left to finish the transaction. */
  client: ClientLink
  readonly abandon: () => void
  readonly timer: NodeJS.Timeout
  readonly running: Set<Promise<unknown>>
}

export type Transactions = {
  /**
   * Runs a command of a transaction, beginning the transaction if the command says so. A command that throws, or whose
   * result `fails`, ends the transaction, as in MongoDB.
   * @throws CommandError NoSuchTransaction (transient) if there is none with this number; else whatever `work` throws.
   */
  readonly run: <T>(
    at: { readonly session: string; readonly transaction: TransactionPart; readonly client: ClientLink },
    work: (connection: PostgresConnection) => Promise<T>,
    fails: (result: T) => boolean,
  ) => Promise<T>
  /** Committing a committed transaction again succeeds: drivers repeat it when they lose the answer. */
  readonly commit: (session: string, number: bigint) => Promise<void>
  readonly abort: (session: string, number: bigint) => Promise<void>
  readonly endSession: (session: string) => void
  readonly close: () => Promise<void>
}

const noSuchTransaction = (number: bigint) =>
  new CommandError(251, `Given transaction number ${number} does not match any in-progress transactions`, {
    labels: ['TransientTransactionError'],
  })

/** @param timeoutMs how long a transaction may be open before it is aborted. */
export function createTransactions(options: {
  readonly pool: ConnectionPool
  readonly timeoutMs: number
  readonly log: (line: string) => void
}): Transactions {
  const { pool, timeoutMs, log } = options
  const bySession = new Map<string, Transaction>()

  /** Marks it ended; false if it already was. Everything sent before is answered once `running` is empty. */
  const leave = (transaction: Transaction, state: 'committed' | 'aborted'): boolean => {
    if (transaction.state !== 'open') return false
    transaction.state = state
    clearTimeout(transaction.timer)
    transaction.client.onClose.delete(transaction.abandon)
    // Kept for a while, in case the client asks again how it ended.
    setTimeout(() => {
      if (bySession.get(transaction.session) === transaction) bySession.delete(transaction.session)
    }, timeoutMs).unref()
    return true
  }

  const rollBack = async (transaction: Transaction): Promise<void> => {
    if (!leave(transaction, 'aborted')) return
    const connection = await transaction.connection.catch(() => undefined)
    if (connection === undefined) return
    try {
      if (connection.isOpen()) await connection.command('ROLLBACK')
    } catch {
      connection.end()
    }
    pool.release(connection)
  }

  const giveUp = async (transaction: Transaction, why: string): Promise<void> => {
    if (transaction.state !== 'open') return
    log(`Aborted a transaction: ${why}`)
    // A statement that is still running, or waiting for a lock, would delay the rollback.
    if (transaction.running.size > 0) {
      const connection = await transaction.connection.catch(() => undefined)
      connection?.cancel()
      connection?.end()
    }
    await rollBack(transaction)
  }

  const begin = async (): Promise<PostgresConnection> => {
    const connection = await pool.acquire()
    // Not awaited: it goes out together with the transaction's first statement.
    connection.commandWithNext(BEGIN).catch(() => connection.end())
    return connection
  }

  const start = (session: string, number: bigint, client: ClientLink): Transaction => {
    const previous = bySession.get(session)
    if (previous !== undefined) void rollBack(previous)
    const transaction: Transaction = {
      session,
      number,
      connection: begin(),
      state: 'open',
      client,
      abandon: () => void giveUp(transaction, 'its client has gone'),
      timer: setTimeout(() => void giveUp(transaction, `it was open for ${timeoutMs} ms`), timeoutMs),
      running: new Set(),
    }
    transaction.timer.unref()
    bySession.set(session, transaction)
    return transaction
  }

  const find = (session: string, number: bigint): Transaction => {
    const transaction = bySession.get(session)
    if (transaction === undefined || transaction.number !== number) throw noSuchTransaction(number)
    return transaction
  }

  return {
    run: async ({ session, transaction: part, client }, work, fails) => {
      const transaction = part.starts ? start(session, part.number, client) : find(session, part.number)
      if (transaction.state !== 'open') throw noSuchTransaction(part.number)
      transaction.client.onClose.delete(transaction.abandon)
      transaction.client = client
      client.onClose.add(transaction.abandon)
      const running = transaction.connection.then(work)
      transaction.running.add(running)
      try {
        const result = await running
        transaction.running.delete(running)
        const connection = await transaction.connection
        if (fails(result) || !connection.isOpen()) await rollBack(transaction)
        return result
      } catch (error) {
        transaction.running.delete(running)
        await rollBack(transaction)
        throw error
      }
    },
    commit: async (session, number) => {
      const transaction = find(session, number)
      await Promise.allSettled(transaction.running)
      if (transaction.state === 'committed') return
      if (!leave(transaction, 'committed')) throw noSuchTransaction(number)
      const connection = await transaction.connection
      try {
        await connection.command('COMMIT')
      } catch (error) {
        transaction.state = 'aborted'
        throw error
      } finally {
        pool.release(connection)
      }
    },
    abort: async (session, number) => {
      const transaction = find(session, number)
      if (transaction.state !== 'open') throw noSuchTransaction(number)
      await rollBack(transaction)
    },
    endSession: (session) => {
      const transaction = bySession.get(session)
      bySession.delete(session)
      if (transaction !== undefined) void giveUp(transaction, 'its session has ended')
    },
    close: async () => {
      const open = [...bySession.values()]
      bySession.clear()
      await Promise.all(open.map((transaction) => giveUp(transaction, 'the gateway is closing')))
    },
  }
}
