/** Databases of their own for test files, dropped afterwards. */
import { randomBytes } from 'node:crypto'

import type { Connection } from 'mongoose'
import { afterAll, beforeAll, inject } from 'vitest'

import { connectDatabase, type Database } from '../../src/database/connect.ts'
import { MIGRATIONS } from '../../src/database/migrations/list.ts'
import { runMigrations } from '../../src/database/migrations/runner.ts'
import { recordedLog } from './recorded-log.ts'

/** A connection string to an empty database that nobody else uses. */
export function testDatabaseUri(): string {
  const base = new URL(inject('mongodbUri'))
  base.pathname = `/test_${randomBytes(6).toString('hex')}`
  return base.toString()
}

/**
 * Connects to an empty database before the tests of the file or `describe` it is called in; drops it after them.
 * The function it gives returns the connection; call it in tests and hooks.
 */
export function emptyDatabase(): () => Database {
  return databaseFor(async () => {})
}

/** As `emptyDatabase`, with all collections and indexes of the product. Call it once at the top of a test file. */
export function migratedDatabase(): () => Database {
  return databaseFor(async (connection) => {
    await runMigrations({ connection, migrations: MIGRATIONS, log: recordedLog().log })
  })
}

function databaseFor(prepare: (connection: Connection) => Promise<void>): () => Database {
  let database: Database | undefined
  beforeAll(async () => {
    database = await connectDatabase({ uri: testDatabaseUri(), log: recordedLog().log, poolSize: 20 })
    await prepare(database.connection)
  })
  afterAll(async () => {
    await database?.connection.dropDatabase()
    await database?.close()
  })
  return () => {
    if (database === undefined) throw new Error('The database is there only while tests and hooks run')
    return database
  }
}
