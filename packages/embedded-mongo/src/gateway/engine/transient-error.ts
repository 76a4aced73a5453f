/** Which engine errors go away when the same statement is run again. */
import { PostgresError } from '../postgres/postgres-error.ts'

const CONFLICT_STATES = new Set(['40001', '40P01', '55P03'])
const OBJECT_IN_USE = '55006'
const ALREADY_THERE_STATES = new Set(['23505', '42P06', '42P07', '42710'])
// Messages of errors that share a general SQLSTATE. When several clients write first to a new database, or in transactions
// to a new collection, all but one get the first two.
const TRANSIENT_TEXTS = [
  'metadata database sentinel',
  'Unable to create the specified collection',
  'tuple concurrently',
  'deadlock detected',
  'could not serialize',
]
const DOCUMENTS_SCHEMA = 'documentdb_data'

/** A conflict with a concurrent statement: nothing took effect, and the next attempt sees what the other one did. */
export function isTransient(error: unknown): error is PostgresError {
  if (!(error instanceof PostgresError)) return false
  if (isWriteConflict(error) || error.sqlState === OBJECT_IN_USE) return true
  // Two clients created the same collection at once. (In the documents' own schema it is a duplicate `_id`, and stays one.)
  if (ALREADY_THERE_STATES.has(error.sqlState) && error.schema !== DOCUMENTS_SCHEMA) return true
  return TRANSIENT_TEXTS.some((text) => error.message.includes(text))
}

/** Two statements wanted the same documents: a serialization failure, a deadlock, or a lock that was not released. */
export function isWriteConflict(error: PostgresError): boolean {
  return CONFLICT_STATES.has(error.sqlState)
}
