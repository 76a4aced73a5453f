/** The bounds of a member's day. */
import { DateTime } from 'luxon'

/** The moment at which the local day of `now` ends: the first moment of the next day. */
export function endOfDay(now: Date, timeZone: string): Date {
  return DateTime.fromJSDate(now, { zone: timeZone }).plus({ days: 1 }).startOf('day').toJSDate()
}

/**
 * The moment at which the clocks of a zone show that many minutes after midnight. If they skip it, the one as long after
 * midnight counts; if it comes twice, the first one.
 *
 * @param day of which only year, month and day count
 */
export function momentOf(
  { year, month, day }: Pick<DateTime, 'year' | 'month' | 'day'>,
  minutes: number,
  timeZone: string,
): Date {
  const time = { hour: Math.floor(minutes / 60), minute: minutes % 60 }
  const at = DateTime.fromObject({ year, month, day, ...time }, { zone: timeZone })
  return new Date(Math.min(...at.getPossibleOffsets().map((one) => one.toMillis())))
}
