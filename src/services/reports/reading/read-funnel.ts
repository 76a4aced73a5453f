/** Reads how far the deals of a period came. */
import { createFunnel } from '../figures/funnel-figures.ts'
import { type ReadFigures, reckonDeals } from './report-reading.ts'

export const readFunnel: ReadFigures = (reading) => {
  const { figuring, openStages, ranking } = reading
  const { from, until } = figuring.span
  const range = { since: from, withOpen: false, factsSince: until }
  return reckonDeals(reading, range, createFunnel(figuring, openStages, ranking))
}
