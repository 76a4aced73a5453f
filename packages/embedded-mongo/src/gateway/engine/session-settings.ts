/** How the gateway sets up its PostgreSQL sessions. */

const ALL_SESSIONS = {
  search_path: 'documentdb_api,documentdb_core,public',
  // Two concurrent inserts of one unique key can deadlock. PostgreSQL looks for deadlocks after a second by default, which
  // is how long the slower one would wait; the check itself is cheap.
  deadlock_timeout: '30ms',
  // A deadlock fails the whole statement, so that none of it took effect and it can be run again.
  'documentdb.throwDeadlockOnCRUD': 'on',
  // Sorted and grouped results longer than a page are kept in files, not in the session: no cursor holds a connection.
  'documentdb.useFileBasedPersistedCursors': 'on',
  'documentdb.maxWriteBatchSize': '100000',
} as const

export const PLAIN_SESSION: Readonly<Record<string, string>> = ALL_SESSIONS

/** Transactions that change the same documents wait for each other only briefly: MongoDB fails the later one at once. */
export const TRANSACTION_SESSION: Readonly<Record<string, string>> = { ...ALL_SESSIONS, lock_timeout: '5s' }

export const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ'
