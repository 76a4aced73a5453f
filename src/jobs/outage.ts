/** Tracks database outages: logs one line at the start and one at the end, and decides how long to wait. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { Logger } from '../logger.ts'
import { fullJitterMs } from './retry-policy.ts'

const FIRST_WAIT_MS = 200
const MAX_WAIT_MS = 3_000
/** Full jitter can be close to zero, and a loop that never waits would spin. */
const MIN_WAIT_MS = 20

export type Outage = {
  /** @returns milliseconds to wait before the next attempt */
  readonly failed: (error: unknown) => number
  /** Call this before an operation, and call the returned function once the operation has succeeded. */
  readonly begin: () => () => void
  /** Repeats a write until it succeeds. Undefined: it failed, and `givingUp` says not to wait any longer. */
  readonly persist: <T>(write: () => Promise<T>, givingUp: AbortSignal) => Promise<T | undefined>
}

export function createOutage(log: Logger, random: () => number): Outage {
  let failures = 0

  function failed(error: unknown): number {
    failures += 1
    if (failures === 1) log.warn({ error }, 'The queue cannot reach its database and waits for it')
    return MIN_WAIT_MS + fullJitterMs(failures, FIRST_WAIT_MS, MAX_WAIT_MS, random)
  }

  function begin(): () => void {
    const failuresBefore = failures
    return () => {
      // An operation that was in progress when the database went away does not prove that it is back.
      if (failures === 0 || failures !== failuresBefore) return
      log.info({ failures }, 'The queue can reach its database again')
      failures = 0
    }
  }

  return {
    failed,
    begin,
    async persist(write, givingUp) {
      for (;;) {
        const succeeded = begin()
        try {
          const result = await write()
          succeeded()
          return result
        } catch (error) {
          const waitMs = failed(error)
          if (givingUp.aborted) return undefined
          await sleep(waitMs, undefined, { signal: givingUp }).catch(() => undefined)
        }
      }
    },
  }
}
