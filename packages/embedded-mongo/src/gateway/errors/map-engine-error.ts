/** Turns any failure of a command into the CommandError that the client gets. */
import { isTransient } from '../engine/transient-error.ts'
import { ConnectionLostError, PostgresError } from '../postgres/postgres-error.ts'
import { MalformedBsonError } from '../wire/bson-scan.ts'
import { CommandError, writeConflict } from './command-error.ts'
import type { ErrorLabel } from './command-error.ts'
import { codeOfSqlState } from './error-codes.ts'

const SHUTDOWN_IN_PROGRESS = 91

/** The engine is unavailable for the moment: the error that makes a driver retry by itself. */
function retryLabels(inTransaction: boolean): readonly ErrorLabel[] {
  return inTransaction ? ['TransientTransactionError'] : ['RetryableWriteError']
}

export function mapEngineError(error: unknown, inTransaction: boolean): CommandError {
  if (error instanceof CommandError) return error
  if (isTransient(error)) return writeConflict(error, inTransaction)
  if (error instanceof PostgresError) {
    const code = codeOfSqlState(error.sqlState)
    if (code === 112) return writeConflict(error, inTransaction)
    const labels = code === SHUTDOWN_IN_PROGRESS ? retryLabels(inTransaction) : []
    return new CommandError(code, error.message, { cause: error, labels })
  }
  if (error instanceof MalformedBsonError) return new CommandError(22, error.message, { cause: error })
  if (error instanceof ConnectionLostError) {
    // InterruptedDueToReplStateChange makes drivers retry.
    return new CommandError(11_602, 'The connection to the storage engine was lost', {
      cause: error,
      labels: retryLabels(inTransaction),
    })
  }
  return new CommandError(1, error instanceof Error ? error.message : String(error), { cause: error })
}
