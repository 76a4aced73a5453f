import { randomBytes } from 'node:crypto'

import { inject } from 'vitest'

/** A connection string to an empty database that nobody else uses. */
export function testDatabaseUri(): string {
  const base = new URL(inject('mongodbUri'))
  base.pathname = `/test_${randomBytes(6).toString('hex')}`
  return base.toString()
}
