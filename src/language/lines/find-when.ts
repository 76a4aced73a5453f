/** Finds the date of a line as spans. Pure. */
import { type DateOptions, type DateReading, findDate } from '../read-date.ts'
import type { Span } from './span.ts'

/** The date, and the parts of the line that say it. */
export type FoundWhen = { readonly reading: DateReading; readonly spans: readonly Span[] }

const CERTAINTY = 0.85

/** @param text with what is certainly something else masked; places in it are kept */
export function findWhen(text: string, options: Omit<DateOptions, 'forward'>): FoundWhen | null {
  const found = findDate(text, { ...options, forward: true })
  if (found === null) return null
  const spans = found.places.map(
    ([start, end]): Span => ({ start, end, kind: 'day', value: null, certainty: CERTAINTY }),
  )
  return { reading: found.reading, spans }
}
