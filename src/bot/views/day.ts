/** Dates as arguments of texts: the language writes them, in the member's time zone. */
import { FluentDateTime } from '@fluent/bundle'

/** A day such as «22 Nov 2026». @param timeZone IANA */
export function day(date: Date, timeZone: string): FluentDateTime {
  return new FluentDateTime(date, { timeZone, dateStyle: 'medium' })
}
