/**
 * How much of a larger work one transaction takes on. On a machine that is busy enough, what is usually done in a moment takes longer
 * than a transaction may: then it takes on half, and half of that, until it fits.
 */

/** A transaction takes on at least so much of what it usually would: below that, it is not the amount that takes so long. */
const MIN_SHARE = 1 / 32

/** Transactions that follow one another share one, so that each begins with what fitted before. */
export type Pace = {
  /** How many of so many records are changed at once now: at least one. */
  readonly atMost: (count: number) => number
  /** Halves it. @returns false if there is no less */
  readonly slowDown: () => boolean
}

export function createPace(): Pace {
  let share = 1
  return {
    atMost: (count) => Math.max(1, Math.ceil(count * share)),
    slowDown() {
      if (share <= MIN_SHARE) return false
      share /= 2
      return true
    },
  }
}
