/** Reads how fast deals are won, beside the periods before. */
import { createVelocity } from '../figures/velocity-figures.ts'
import { periodsBefore } from '../report-period.ts'
import { type ReadFigures, reckonDeals } from './report-reading.ts'

const PERIODS_BEFORE = 6

export const readVelocity: ReadFigures = (reading) => {
  const { figuring, query, now, timeZone, ranking } = reading
  const before = periodsBefore(query.period, PERIODS_BEFORE, now, timeZone)
  const [since, factsSince] = [before[0]?.from ?? figuring.span.from, before[0]?.until ?? figuring.span.until]
  return reckonDeals(reading, { since, withOpen: true, factsSince }, createVelocity(figuring, before, ranking))
}
