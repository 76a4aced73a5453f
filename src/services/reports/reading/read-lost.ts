/** Reads why deals of a period were lost. */
import { createLost } from '../figures/lost-figures.ts'
import { type ReadFigures, reckonDeals } from './report-reading.ts'

export const readLost: ReadFigures = (reading) => {
  const { from, until } = reading.figuring.span
  const range = { since: from, withOpen: false, factsSince: until, details: ['lostReason'] as const }
  return reckonDeals(reading, range, createLost(reading.figuring, reading.ranking))
}
