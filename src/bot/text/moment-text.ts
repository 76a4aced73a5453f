/** Days and times as people write them: without the year if it is the current one. */
import { DateTime } from 'luxon'

import type { Translate } from './i18n.ts'
import { calendarDay, moment } from './text-value.ts'

export type Clock = {
  readonly t: Translate
  /** IANA. */
  readonly timeZone: string
  readonly now: Date
}

function yearOf(at: Date, timeZone: string): number {
  return DateTime.fromJSDate(at, { zone: timeZone }).year
}

/** “27 Nov, 10:00”, or “27 Nov 2025, 10:00”. */
export function momentText(at: Date, { t, timeZone, now }: Clock): string {
  const isThisYear = yearOf(at, timeZone) === yearOf(now, timeZone)
  return t(isThisYear ? 'moment-short' : 'moment', { date: moment(at, timeZone) })
}

/** “27 Nov”, or “27 Nov 2025”. @param day YYYY-MM-DD */
export function dayText(day: string, { t, timeZone, now }: Clock): string {
  const isThisYear = day.startsWith(`${yearOf(now, timeZone)}-`)
  return t(isThisYear ? 'day-short' : 'day', { date: calendarDay(day) })
}
