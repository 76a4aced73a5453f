/** Reads what was won and what may be, with enough of the past to learn from and to try the method on. */
import { createForecast } from '../figures/forecast-figures.ts'
import { MAX_LESSONS } from '../learned/lessons.ts'
import { monthsBefore, monthsOf } from '../report-period.ts'
import { type ReadFigures, reckonDeals } from './report-reading.ts'

/** The last four quarters. */
const MONTHS_TRIED = 12

export const readForecast: ReadFigures = (reading) => {
  const { figuring, period, timeZone, now, ranking } = reading
  const months = monthsOf(period, timeZone)
  const past = monthsBefore(MONTHS_TRIED, now, timeZone)
  const firsts = [...past, ...months].map(({ from }) => from.getTime())
  const since = new Date(Math.min(...firsts))
  const details = ['closeOn', 'committed'] as const
  const range = { since, withOpen: true, factsSince: since, alsoClosed: MAX_LESSONS, details }
  return reckonDeals(reading, range, createForecast(figuring, { now, timeZone, months, past }, ranking))
}
