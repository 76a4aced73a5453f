/** A queue collection of its own, with the indexes that the engine relies on. */
import { MongoClient, ObjectId } from 'mongodb'
import type { Collection, Db } from 'mongodb'
import { afterAll, beforeAll } from 'vitest'

import { jobIndexes } from '../../src/models/job.ts'
import type { JobRecord } from '../../src/models/job.ts'
import type { IndexDefinition } from '../../src/models/queue-item.ts'
import { testDatabaseUri } from '../support/database.ts'

export type QueueDatabase = {
  readonly client: () => MongoClient
  readonly collection: <Item extends object>(
    name: string,
    indexes: readonly IndexDefinition[],
  ) => Promise<Collection<Item>>
  readonly jobs: () => Promise<Collection<JobRecord>>
}

/** Call it at the top of a test file: it connects before and drops the database after. */
export function useQueueDatabase(): QueueDatabase {
  let client: MongoClient | undefined
  let db: Db | undefined
  let made = 0
  beforeAll(async () => {
    client = await new MongoClient(testDatabaseUri()).connect()
    db = client.db()
  })
  afterAll(async () => {
    await db?.dropDatabase()
    await client?.close()
  })
  const given = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The database is there only inside of tests')
    return value
  }
  const collection = async <Item extends object>(
    name: string,
    indexes: readonly IndexDefinition[],
  ): Promise<Collection<Item>> => {
    made += 1
    const fresh = await given(db).createCollection<Item>(`${name}_${made}`)
    for (const { key, options } of indexes) await fresh.createIndex({ ...key }, options)
    return fresh
  }
  return { client: () => given(client), collection, jobs: () => collection<JobRecord>('jobs', jobIndexes) }
}

/** A ready job; `_id` rises with each call. */
export function readyJob(fields: Partial<JobRecord> & { readonly seq: number }): JobRecord {
  const now = new Date(0)
  return {
    _id: new ObjectId(),
    workspaceId: null,
    kind: 'test',
    payload: { seq: fields.seq },
    lane: null,
    runAt: now,
    status: 'ready',
    attempts: 0,
    abandoned: 0,
    fence: 0,
    createdAt: now,
    ...fields,
  }
}
