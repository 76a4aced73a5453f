/** Notices that the database is away: one line in the log when it goes and one when it is back, and how long to wait. */
import type { Logger } from '../logger.ts'
import { fullJitterMs } from './retry-policy.ts'

const FIRST_WAIT_MS = 200
const MAX_WAIT_MS = 3_000
/** Full jitter can be next to nothing, and a loop with nothing to wait for would spin. */
const MIN_WAIT_MS = 20

export type Outage = {
  /** @returns milliseconds to wait before the next try. */
  readonly failed: (error: unknown) => number
  /** Call it before an operation; what it returns, when the operation has succeeded. */
  readonly begin: () => () => void
}

export function createOutage(log: Logger, random: () => number): Outage {
  let failures = 0
  return {
    failed: (error) => {
      failures += 1
      if (failures === 1) log.warn({ error }, 'The queue cannot reach its database and waits for it')
      return MIN_WAIT_MS + fullJitterMs(failures, FIRST_WAIT_MS, MAX_WAIT_MS, random)
    },
    begin: () => {
      const failuresBefore = failures
      return () => {
        // An operation that was under way when the database went says nothing about its being back.
        if (failures === 0 || failures !== failuresBefore) return
        log.info({ failures }, 'The queue reaches its database again')
        failures = 0
      }
    },
  }
}
