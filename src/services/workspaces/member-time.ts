/** The bounds of a member's day. */
import { DateTime } from 'luxon'

/** The moment at which the local day of `now` ends: the first moment of the next day. */
export function endOfDay(now: Date, timeZone: string): Date {
  return DateTime.fromJSDate(now, { zone: timeZone }).plus({ days: 1 }).startOf('day').toJSDate()
}
