/** How far the forecast would have been off at past month-ends, by what was known then. Pure. */
import type { Yielding } from '../yielding.ts'
import { medianOf } from '../quantiles.ts'
import type { ForecastFigures } from '../report.ts'
import type { Month } from '../report-period.ts'
import type { OpenDeal } from './deal-classes.ts'
import { expectMonths } from './expect-months.ts'
import { createLessons, type Lessons } from './lessons.ts'

/** Fewer lessons say nothing, and fewer months are no test. */
const [MIN_LESSONS, MIN_MONTHS] = [10, 3]

/** One past month, as it was forecast at its beginning. */
export type PastMonth = {
  readonly month: Month
  /** What was closed by then. */
  readonly lessons: Lessons
  /** @param won what the deal was won for within the month; 0 if it was not */
  readonly expect: (deal: OpenDeal, won: number) => void
  /** The relative error; null if there was too little to learn from, or nothing to be won. */
  readonly error: (yielding: Yielding) => Promise<number | null>
}

export function createPastMonth(month: Month): PastMonth {
  const lessons = createLessons()
  const deals: OpenDeal[] = []
  let actual = 0
  return {
    month,
    lessons,
    expect(deal, won) {
      deals.push(deal)
      actual += won
    },
    async error(yielding) {
      const latest = lessons.latest()
      if (latest.length < MIN_LESSONS || actual === 0) return null
      await yielding.after(latest.length + deals.length)
      const [expected = 0] = expectMonths({ lessons: latest, deals, months: [month], day: month.from })
      return Math.abs(expected - actual) / actual
    },
  }
}

/** Months in which none of the deals that were open then was won have no relative error, and are left out. */
export async function backtestOf(
  months: readonly PastMonth[],
  yielding: Yielding,
): Promise<ForecastFigures['backtest']> {
  const errors: number[] = []
  for (const month of months) {
    const error = await month.error(yielding)
    if (error !== null) errors.push(error)
  }
  const medianError = medianOf(errors)
  return medianError === null || errors.length < MIN_MONTHS ? null : { medianError, months: errors.length }
}
