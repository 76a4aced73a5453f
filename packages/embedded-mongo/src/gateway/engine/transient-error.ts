/** Which errors of the engine go away when the same statement is run again. */
import { PostgresError } from '../postgres/postgres-error.ts'

const CONFLICT_STATES = new Set(['40001', '40P01', '55P03'])
const OBJECT_IN_USE = '55006'
const ALREADY_THERE_STATES = new Set(['23505', '42P06', '42P07', '42710'])
// Texts of errors that come with a general SQLSTATE. The first two are what all but one of several first writes to a new database, or
// to a new collection within transactions, get.
const TRANSIENT_TEXTS = [
  'metadata database sentinel',
  'Unable to create the specified collection',
  'tuple concurrently',
  'deadlock detected',
  'could not serialize',
]
const DOCUMENTS_SCHEMA = 'documentdb_data'

/** A conflict with another statement of the same moment: nothing was done, and the next try will see what the other one did. */
export function isTransient(error: unknown): error is PostgresError {
  if (!(error instanceof PostgresError)) return false
  if (isWriteConflict(error) || error.sqlState === OBJECT_IN_USE) return true
  // Two clients made the same collection at once. (In the documents' own schema it is a duplicate `_id`, which stays one.)
  if (ALREADY_THERE_STATES.has(error.sqlState) && error.schema !== DOCUMENTS_SCHEMA) return true
  return TRANSIENT_TEXTS.some((text) => error.message.includes(text))
}

/** Two statements wanted the same documents: a serialization failure, a deadlock, or a lock that did not come free. */
export function isWriteConflict(error: PostgresError): boolean {
  return CONFLICT_STATES.has(error.sqlState)
}
