/** Runs one statement within MongoDB's limits on a command: its time limit and the life of its client. */
import { CommandError } from '../errors/command-error.ts'
import type { PostgresConnection, Statement } from '../postgres/postgres-connection.ts'
import type { ParameterValue, Row } from '../postgres/postgres-wire.ts'
import type { ClientLink } from './client-link.ts'

export type Limits = {
  /** Milliseconds; 0 for no limit. */
  readonly maxTimeMs: number
  readonly client: ClientLink
}

/**
 * Cancelling a statement costs its connection: PostgreSQL's cancel may arrive late and hit whatever runs next, so the
 * connection is closed.
 * @throws CommandError MaxTimeMSExpired; else whatever the connection throws.
 */
export async function executeWithin(
  connection: PostgresConnection,
  statement: Statement,
  values: readonly ParameterValue[],
  { maxTimeMs, client }: Limits,
): Promise<readonly Row[]> {
  let timedOut = false
  let broken = false
  const breakOff = () => {
    broken = true
    connection.cancel()
  }
  const timer =
    maxTimeMs > 0
      ? setTimeout(() => {
          timedOut = true
          breakOff()
        }, maxTimeMs)
      : undefined
  client.onClose.add(breakOff)
  try {
    return await connection.execute(statement, values)
  } catch (error) {
    if (timedOut) throw new CommandError(50, 'The operation exceeded its time limit', { cause: error })
    throw error
  } finally {
    clearTimeout(timer)
    client.onClose.delete(breakOff)
    if (broken) connection.end()
  }
}
