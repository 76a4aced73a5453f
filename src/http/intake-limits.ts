/**
 * Rate limits for one address and one source. Counted in this process: a database write per request would halve the
 * throughput (docs/adr/0007-lead-intake.md).
 */
import { createWindowCounter, type Limit } from './window-counter.ts'

export type IntakeLimits = {
  readonly perAddress: Limit
  readonly perSource: Limit
  /** Refused requests from one address: this slows down guessing and never affects senders with the secret. */
  readonly refusedPerAddress: Limit
}

export const DEFAULT_INTAKE_LIMITS: IntakeLimits = {
  perAddress: { requests: 3_000, perSeconds: 60 },
  perSource: { requests: 3_000, perSeconds: 60 },
  refusedPerAddress: { requests: 120, perSeconds: 60 },
}

export type IntakeLimiter = {
  /** Counts a request or a refusal. Returns the seconds to wait, or null if it may pass. */
  readonly take: (what: keyof IntakeLimits, key: string) => number | null
}

export function createIntakeLimiter(limits: IntakeLimits): IntakeLimiter {
  const counters = {
    perAddress: createWindowCounter(limits.perAddress),
    perSource: createWindowCounter(limits.perSource),
    refusedPerAddress: createWindowCounter(limits.refusedPerAddress),
  }
  return {
    take(what, key) {
      const waitMs = counters[what].take(key)
      return waitMs === null ? null : Math.max(1, Math.ceil(waitMs / 1000))
    },
  }
}
