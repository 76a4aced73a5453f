/** How the gateway sets up its PostgreSQL sessions. */

const ALL_SESSIONS = {
  search_path: 'documentdb_api,documentdb_core,public',
  // Two inserts of one unique key at the same moment can lock each other out. Found after a second by default, which is what the
  // slower one would wait; the check itself is cheap.
  deadlock_timeout: '30ms',
  // A deadlock as an error of the whole statement, so that nothing of it was done and it may be run again.
  'documentdb.throwDeadlockOnCRUD': 'on',
  // Sorted and grouped results that outlast a page are kept in files, not in the session: no cursor holds a connection.
  'documentdb.useFileBasedPersistedCursors': 'on',
  'documentdb.maxWriteBatchSize': '100000',
} as const

export const PLAIN_SESSION: Readonly<Record<string, string>> = ALL_SESSIONS

/** Transactions that change the same documents do not wait for each other for long: MongoDB fails the later one at once. */
export const TRANSACTION_SESSION: Readonly<Record<string, string>> = { ...ALL_SESSIONS, lock_timeout: '5s' }

export const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ'
