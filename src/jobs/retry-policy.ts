/** What becomes of an item whose handler threw: tried again, and when, or dead. Pure. */
import { isAppError } from '../errors.ts'
import type { ErrorCode } from '../errors.ts'

/** Waits grow from `baseMs` by doubling up to `capMs`, or are read from a list (its last entry repeats). */
export type Backoff =
  | { readonly baseMs: number; readonly capMs: number }
  | { readonly scheduleMs: readonly [number, ...number[]] }

export type RetryPolicy = {
  readonly maxAttempts: number
  readonly backoff: Backoff
  /** Errors that say nothing against the item, because something that it needs is away: they cost it no attempt. */
  readonly isOutage?: (error: unknown) => boolean
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = { maxAttempts: 8, backoff: { baseMs: 1_000, capMs: 15 * 60_000 } }

/** wait: tried again, and this attempt does not count. */
export type Verdict = { readonly kind: 'retry' | 'wait'; readonly delayMs: number } | { readonly kind: 'dead' }

/** Past this age of an item an outage counts as any failure does, so that nothing holds a lane for ever. */
const OUTAGE_PATIENCE_MS = 24 * 60 * 60_000
/** An outage is looked at again after the waits of this attempt. */
const OUTAGE_ATTEMPT = 3

/** Whether an error of ours can pass by itself. A foreign error is always tried again. */
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
 * Exponential backoff with full jitter: anywhere between nothing and the present ceiling, so that a crowd that failed
 * together does not return together.
 *
 * @param attempt 1 for the first failure.
 * @param random in [0, 1).
 * @returns milliseconds
 */
export function fullJitterMs(attempt: number, baseMs: number, capMs: number, random: () => number): number {
  // 2^30 is past every cap; without the bound the power overflows to Infinity, and Infinity times zero is no number.
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(Math.max(attempt, 1) - 1, 30))
  return Math.floor(random() * ceiling)
}

/** A schedule is kept nearly to the letter: a tenth on top spreads the crowd. */
function delayMs(attempt: number, backoff: Backoff, random: () => number): number {
  if ('baseMs' in backoff) return fullJitterMs(attempt, backoff.baseMs, backoff.capMs, random)
  const step = backoff.scheduleMs[Math.min(attempt, backoff.scheduleMs.length) - 1] ?? backoff.scheduleMs[0]
  return Math.floor(step * (1 + random() / 10))
}

/** How long a service that answered with a limit wants to be left alone. */
function askedWaitMs(error: unknown): number {
  if (!isAppError(error) || error.code !== 'RATE_LIMITED') return 0
  const seconds = error.details.retryAfter
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0
}

/**
 * @param failures how many attempts failed, this one included
 * @param ageMs since the item was made
 */
export function judgeFailure(
  error: unknown,
  failures: number,
  policy: RetryPolicy,
  random: () => number,
  ageMs = 0,
): Verdict {
  if (policy.isOutage?.(error) === true && ageMs < OUTAGE_PATIENCE_MS) {
    return { kind: 'wait', delayMs: Math.ceil(askedWaitMs(error)) + delayMs(OUTAGE_ATTEMPT, policy.backoff, random) }
  }
  if (isAppError(error) && AFTER_ERROR[error.code] === 'dead') return { kind: 'dead' }
  if (failures >= policy.maxAttempts) return { kind: 'dead' }
  return { kind: 'retry', delayMs: Math.ceil(askedWaitMs(error)) + delayMs(failures, policy.backoff, random) }
}
