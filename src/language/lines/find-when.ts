/** Finds the date of a line as spans. Pure. */
import type { DateReading } from '../moments/date-reading.ts'
import type { Certainty } from '../moments/moment-spans.ts'
import type { Repeat } from '../moments/repeat.ts'
import { type DateOptions, findDate } from '../read-date.ts'
import type { Place, Span } from './span.ts'

/** When: the parts of a date mean something only together. */
export type When = { readonly reading: DateReading; readonly repeat: Repeat | null }

type FoundWhen = When & { readonly spans: readonly Span[] }

const CERTAINTIES = { certain: 0.9, likely: 0.85, doubtful: 0.6 } as const satisfies Record<Certainty, number>

/** @param taken parts that are certainly something else */
export function findWhen(
  text: string,
  taken: readonly Place[],
  options: Omit<DateOptions, 'forward'>,
): FoundWhen | null {
  const found = findDate(text, { ...options, forward: true, taken })
  if (found === null) return null
  const { reading, repeat } = found
  const spans = found.spans.map(({ start, end, kind, certainty }): Span => ({
    start,
    end,
    kind,
    value: null,
    certainty: CERTAINTIES[certainty],
  }))
  return { reading, repeat, spans }
}
