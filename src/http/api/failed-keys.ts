/**
 * Limits failed authentications by address. Past the limit a request is refused before the database is asked, except with a
 * key that has worked in this process: somebody who guesses must not slow down the programs behind the same address.
 */
import { createHash } from 'node:crypto'

import { AppError } from '../../errors.ts'
import { createWindowCounter, type Limit } from '../window-counter.ts'

export const FAILED_KEYS_LIMIT: Limit = { requests: 60, perSeconds: 60 }

/** The hashes of keys that have worked take a megabyte. */
const MAX_PROVEN = 10_000

export type FailedKeys = {
  /** @throws AppError RATE_LIMITED when too many requests from the address have failed, and the key has never worked here */
  readonly admit: (address: string, key: string | undefined) => void
  readonly failed: (address: string, key: string | undefined) => void
  readonly worked: (key: string) => void
}

/** Not the keys themselves: they would be in a dump of the memory. */
const hashOf = (key: string) => createHash('sha256').update(key).digest('base64url')

export function createFailedKeys(limit: Limit): FailedKeys {
  const failures = createWindowCounter(limit)
  const proven = new Set<string>()

  return {
    admit(address, key) {
      const waitMs = failures.waiting(address)
      if (waitMs === null || (key !== undefined && proven.has(hashOf(key)))) return
      throw new AppError('RATE_LIMITED', {
        message: 'Too many requests without a valid API key came from this address',
        details: { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) },
      })
    },
    failed(address, key) {
      failures.take(address)
      if (key !== undefined) proven.delete(hashOf(key))
    },
    worked(key) {
      const hash = hashOf(key)
      if (proven.has(hash)) return
      // The oldest goes first: a Set keeps insertion order.
      if (proven.size >= MAX_PROVEN) proven.delete(proven.values().next().value ?? '')
      proven.add(hash)
    },
  }
}
