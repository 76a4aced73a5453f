/**
 * How much one address and one source may send. Counted in this process: a write to the database for each request would
 * halve what can be taken (docs/adr/0007-lead-intake.md).
 */
import { createWindowCounter, type Limit } from './window-counter.ts'

export type IntakeLimits = {
  readonly perAddress: Limit
  readonly perSource: Limit
  /** Refused requests of one address: whoever guesses is slowed down, whoever has the secret never meets it. */
  readonly refusedPerAddress: Limit
}

export const DEFAULT_INTAKE_LIMITS: IntakeLimits = {
  perAddress: { requests: 3_000, perSeconds: 60 },
  perSource: { requests: 3_000, perSeconds: 60 },
  refusedPerAddress: { requests: 120, perSeconds: 60 },
}

export type IntakeLimiter = {
  /** Counts a request, or a refusal. Seconds to wait, or null when it may pass. */
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
