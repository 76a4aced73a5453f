/** How far the forecast would have been off at past month-ends, by what was known then. Pure. */
import { medianOf } from '../quantiles.ts'
import type { ForecastFigures } from '../report.ts'
import type { Month } from '../report-period.ts'
import { expectMonths, type OpenDeal } from './expect-months.ts'
import { createLessons, type Lesson } from './lessons.ts'

/** Fewer lessons say nothing, and fewer months are no test. */
const [MIN_LESSONS, MIN_MONTHS] = [10, 3]

/** One past month, as it was forecast at its beginning. */
export type PastMonth = {
  readonly month: Month
  /** What was closed by then. */
  readonly learn: (lesson: Lesson) => void
  /** @param won what the deal was won for within the month; 0 if it was not */
  readonly expect: (deal: OpenDeal, won: number) => void
  /** The relative error; null if there was too little to learn from, or nothing to be won. */
  readonly error: () => number | null
}

export function createPastMonth(month: Month): PastMonth {
  const lessons = createLessons()
  const deals: OpenDeal[] = []
  let actual = 0
  return {
    month,
    learn: lessons.add,
    expect(deal, won) {
      deals.push(deal)
      actual += won
    },
    error() {
      const latest = lessons.latest()
      if (latest.length < MIN_LESSONS || actual === 0) return null
      const [expected = 0] = expectMonths({ lessons: latest, deals, months: [month], day: month.from })
      return Math.abs(expected - actual) / actual
    },
  }
}

/** Months in which none of the deals that were open then was won have no relative error, and are left out. */
export function backtestOf(months: readonly PastMonth[]): ForecastFigures['backtest'] {
  const errors = months.flatMap((month) => month.error() ?? [])
  const medianError = medianOf(errors)
  return medianError === null || errors.length < MIN_MONTHS ? null : { medianError, months: errors.length }
}
