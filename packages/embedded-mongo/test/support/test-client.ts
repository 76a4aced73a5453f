/** A driver connected to the test database. */
import { MongoClient } from 'mongodb'
import type { Db } from 'mongodb'
import { afterAll, beforeAll } from 'vitest'

import { testDatabaseUri } from './database-uri.ts'

export type TestClient = {
  readonly db: () => Db
  readonly client: () => MongoClient
  /** A second, independent client; the caller closes it. */
  readonly another: () => Promise<MongoClient>
}

/** Opened before the first test of the file that calls it; its database is dropped after the last one. */
export function useTestClient(): TestClient {
  const uri = testDatabaseUri()
  let opened: MongoClient | undefined
  beforeAll(async () => {
    opened = await MongoClient.connect(uri)
  })
  afterAll(async () => {
    await opened?.db().dropDatabase()
    await opened?.close()
  })
  const client = () => {
    if (opened === undefined) throw new Error('The test client is opened before the first test')
    return opened
  }
  return { client, db: () => client().db(), another: () => MongoClient.connect(uri) }
}
