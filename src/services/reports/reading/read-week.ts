/** Reads what happened to open deals in a period. */
import { createWeek } from '../figures/week-figures.ts'
import { weeksBefore } from '../report-period.ts'
import { type ReadFigures, reckonDeals } from './report-reading.ts'

const WEEKS_BEFORE = 12

export const readWeek: ReadFigures = (reading) => {
  const { figuring, timeZone, ranking } = reading
  const { from } = figuring.span
  const weeks = weeksBefore(from, WEEKS_BEFORE, timeZone)
  const since = weeks[0]?.from ?? from
  return reckonDeals(reading, { since, withOpen: true, factsSince: since }, createWeek(figuring, weeks, ranking))
}
