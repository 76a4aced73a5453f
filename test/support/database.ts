/**
 * Databases for test files. A file that only uses its own workspaces takes the database its worker shares; one that
 * reads whole collections, runs the queue, or changes indexes takes its own.
 */
import { randomBytes } from 'node:crypto'

import type { Connection } from 'mongoose'
import { afterAll, beforeAll, inject } from 'vitest'

import { connectDatabase, type Database } from '../../src/database/connect.ts'
import { MIGRATIONS } from '../../src/database/migrations/list.ts'
import { runMigrations } from '../../src/database/migrations/runner.ts'
import { recordedLog } from './recorded-log.ts'
import { sharedDatabaseName } from './shared-database-name.ts'

export type UriOptions = {
  /** Whether the client reports each command that it sends. */
  readonly monitorCommands?: boolean
}

export type DatabaseOptions = UriOptions & {
  /** For a test that looks at each read: none is taken together with others. */
  readonly readsApart?: boolean
}

/** A connection string to an empty database that nobody else uses. */
export function testDatabaseUri(options: UriOptions = {}): string {
  return uriOf(`test_${randomBytes(6).toString('hex')}`, options)
}

/**
 * Connects to an empty database before the tests of the file or `describe` it is called in; drops it after them.
 * Returns a function that returns the connection; call it in tests and hooks.
 */
export function emptyDatabase(): () => Database {
  return databaseFor({ uri: () => testDatabaseUri(), prepare: async () => {}, drop: true, readsApart: false })
}

/** Like `emptyDatabase`, with all collections and indexes of the product. Call it once at the top of a test file. */
export function ownDatabase({ readsApart = false, ...options }: DatabaseOptions = {}): () => Database {
  return databaseFor({ uri: () => testDatabaseUri(options), prepare: migrate, drop: true, readsApart })
}

/**
 * Like `ownDatabase`, but shared by all files of this worker, which run one at a time. Data from earlier files is still
 * there, so query only within the test's workspaces, and number people and updates with `freshNumber`.
 */
export function sharedDatabase({ readsApart = false, ...options }: DatabaseOptions = {}): () => Database {
  const uri = () => uriOf(sharedDatabaseName(inject('testRun'), Number(process.env['VITEST_POOL_ID'])), options)
  return databaseFor({ uri, prepare: migrate, drop: false, readsApart })
}

type Wanted = {
  readonly uri: () => string
  readonly prepare: (connection: Connection) => Promise<void>
  readonly drop: boolean
  readonly readsApart: boolean
}

async function migrate(connection: Connection): Promise<void> {
  await runMigrations({ connection, migrations: MIGRATIONS, log: recordedLog().log })
}

function databaseFor({ uri, prepare, drop, readsApart }: Wanted): () => Database {
  let database: Database | undefined
  beforeAll(async () => {
    database = await connectDatabase({ uri: uri(), log: recordedLog().log, poolSize: 40, readsApart })
    await prepare(database.connection)
  })
  afterAll(async () => {
    if (drop) await database?.connection.dropDatabase()
    await database?.close()
  })
  return () => {
    if (database === undefined) throw new Error('The database is there only while tests and hooks run')
    return database
  }
}

function uriOf(name: string, { monitorCommands = false }: UriOptions = {}): string {
  const base = new URL(inject('mongodbUri'))
  base.pathname = `/${name}`
  if (monitorCommands) base.searchParams.set('monitorCommands', 'true')
  return base.toString()
}
