/** Decides what happens to an item whose handler threw: a retry, and when, or dead. Pure. */
import { isAppError } from '../errors.ts'
import type { ErrorCode } from '../errors.ts'

/** Delays double from `baseMs` up to `capMs`, or come from a list (the last entry repeats). */
export type Backoff =
  | { readonly baseMs: number; readonly capMs: number }
  | { readonly scheduleMs: readonly [number, ...number[]] }

export type RetryPolicy = {
  readonly maxAttempts: number
  readonly backoff: Backoff
  /** Errors caused by the outage of something the item needs: they do not count as an attempt. */
  readonly isOutage?: (error: unknown) => boolean
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = { maxAttempts: 8, backoff: { baseMs: 1_000, capMs: 15 * 60_000 } }

/** wait: retried, and this attempt does not count. */
export type Verdict = { readonly kind: 'retry' | 'wait'; readonly delayMs: number } | { readonly kind: 'dead' }

/** Once an item is this old, an outage counts like any other failure, so that nothing holds a lane for ever. */
const OUTAGE_PATIENCE_MS = 24 * 60 * 60_000
/** During an outage, every retry waits as long as after this attempt. */
const OUTAGE_ATTEMPT = 3

/** Whether one of our errors can go away by itself. Other errors are always retried. */
const AFTER_ERROR = {
  VALIDATION: 'dead',
  NOT_FOUND: 'dead',
  FORBIDDEN: 'dead',
  UNAUTHENTICATED: 'dead',
  CONFLICT: 'retry',
  STAGE_REQUIREMENTS: 'dead',
  EXPIRED: 'dead',
  RATE_LIMITED: 'retry',
  UNAVAILABLE: 'retry',
  INTERNAL: 'retry',
} satisfies Record<ErrorCode, 'retry' | 'dead'>

/**
 * Exponential backoff with full jitter: a random delay between zero and the current ceiling, so that items that failed
 * together are not retried together.
 *
 * @param attempt 1 for the first failure
 * @param random in [0, 1).
 * @returns milliseconds
 */
export function fullJitterMs(attempt: number, baseMs: number, capMs: number, random: () => number): number {
  // 2^30 exceeds every cap; without the bound the power overflows to Infinity, and Infinity times zero is NaN.
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(Math.max(attempt, 1) - 1, 30))
  return Math.floor(random() * ceiling)
}

/** A schedule is followed closely: up to a tenth is added to spread the load. */
function delayMs(attempt: number, backoff: Backoff, random: () => number): number {
  if ('baseMs' in backoff) return fullJitterMs(attempt, backoff.baseMs, backoff.capMs, random)
  const step = backoff.scheduleMs[Math.min(attempt, backoff.scheduleMs.length) - 1] ?? backoff.scheduleMs[0]
  return Math.floor(step * (1 + random() / 10))
}

/** How long a service that rate-limited us asked us to wait. */
function requestedWaitMs(error: unknown): number {
  if (!isAppError(error) || error.code !== 'RATE_LIMITED') return 0
  const seconds = error.details.retryAfter
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0
}

/**
 * @param failures how many attempts failed, including this one
 * @param ageMs time since the item was created
 */
export function judgeFailure(
  error: unknown,
  failures: number,
  policy: RetryPolicy,
  random: () => number,
  ageMs = 0,
): Verdict {
  if (policy.isOutage?.(error) === true && ageMs < OUTAGE_PATIENCE_MS) {
    return {
      kind: 'wait',
      delayMs: Math.ceil(requestedWaitMs(error)) + delayMs(OUTAGE_ATTEMPT, policy.backoff, random),
    }
  }
  if (isAppError(error) && AFTER_ERROR[error.code] === 'dead') return { kind: 'dead' }
  if (failures >= policy.maxAttempts) return { kind: 'dead' }
  return { kind: 'retry', delayMs: Math.ceil(requestedWaitMs(error)) + delayMs(failures, policy.backoff, random) }
}
