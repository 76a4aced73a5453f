/** A database of its own for a test file, dropped afterwards. */
import { randomBytes } from 'node:crypto'

import { afterAll, inject } from 'vitest'

/** A connection string to an empty database that only this test file uses. */
export function testDatabaseUri(): string {
  const base = new URL(inject('mongodbUri'))
  base.pathname = `/test_${randomBytes(6).toString('hex')}`
  return base.toString()
}

void afterAll
