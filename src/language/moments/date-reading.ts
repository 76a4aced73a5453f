/** What a date is read as, and how a day and a time of day become a moment. Pure. */
import { DateTime } from 'luxon'

import type { DayChoice, DayContext } from './calendar-day.ts'
import type { Clock } from './find-time.ts'

/**
 * @property at UTC instant; for a whole day the instant at which it begins in the zone
 * @property date YYYY-MM-DD in the zone
 * @property past before now; a whole day is past once it is over
 */
export type ReadDate = { readonly at: Date; readonly allDay: boolean; readonly date: string; readonly past: boolean }

export type DateReading =
  | { readonly ok: true; readonly when: ReadDate }
  | { readonly ok: false; readonly problem: 'not-a-date' | 'no-such-day' }
  /** “03/04”: both possible dates, the month-first reading first. */
  | { readonly ok: false; readonly problem: 'ambiguous'; readonly choices: readonly [ReadDate, ReadDate] }

/**
 * The instant of a time on a day. A time that the clocks skip in spring moves forward by the skipped hour; for a time
 * that occurs twice in autumn, the first one counts.
 *
 * @param zone of the clock, if it is not the day's
 */
export function atClock(day: DateTime, clock: Clock, zone?: string): DateTime {
  const { year, month, day: date } = day
  const { hour, minute } = clock
  const at = DateTime.fromObject({ year, month, day: date, hour, minute }, { zone: zone ?? day.zone })
  return at.getPossibleOffsets().toSorted((one, other) => one.toMillis() - other.toMillis())[0] ?? at
}

export function whenOf(at: DateTime, allDay: boolean, { now, today }: DayContext): ReadDate {
  const local = at.setZone(today.zone)
  return { at: at.toJSDate(), allDay, date: local.toFormat('yyyy-MM-dd'), past: at < (allDay ? today : now) }
}

export function settle(day: DayChoice, clock: Clock | null, context: DayContext, zone?: string): DateReading {
  const on = (at: DateTime): ReadDate =>
    clock === null ? whenOf(at.startOf('day'), true, context) : whenOf(atClock(at, clock, zone), false, context)
  switch (day.kind) {
    case 'no-such-day':
      return { ok: false, problem: 'no-such-day' }
    case 'instant':
      return { ok: true, when: whenOf(day.at, false, context) }
    case 'either':
      return { ok: false, problem: 'ambiguous', choices: [on(day.days[0]), on(day.days[1])] }
    case 'day':
      return { ok: true, when: on(day.day) }
  }
}
