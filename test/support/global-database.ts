/**
 * One throw-away database server for a whole test run. Each worker has a migrated database on it that its test files
 * may share (`sharedDatabase`), created by the first file that needs it; they are dropped here when the run ends.
 */
import { randomBytes } from 'node:crypto'

import { setup as startDatabase } from '@clientsphere/embedded-mongo/vitest-setup'
import { MongoClient } from 'mongodb'
import type { TestProject } from 'vitest/node'

import { removeCompiled } from './compiled-product.ts'
import { sharedDatabaseName } from './shared-database-name.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Names this run, so that no two runs on one server share a database. */
    testRun: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stopDatabase = await startDatabase(project)
  const testRun = randomBytes(4).toString('hex')
  project.provide('testRun', testRun)
  return async () => {
    await dropShared(project.getProvidedContext().mongodbUri, testRun, project.config.maxWorkers)
    await stopDatabase()
    removeCompiled(testRun)
  }
}

async function dropShared(uri: string, testRun: string, workers: number): Promise<void> {
  const client = await new MongoClient(uri).connect()
  try {
    for (let worker = 1; worker <= workers; worker++)
      await client.db(sharedDatabaseName(testRun, worker)).dropDatabase()
  } finally {
    await client.close()
  }
}
