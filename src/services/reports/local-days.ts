/** The calendar days of moments in one time zone, for many moments at once. */
import { DateTime } from 'luxon'

/** The day as YYYY-MM-DD, of a moment in milliseconds since 1970. */
export type LocalDays = (at: number) => string

const DAY_MS = 24 * 60 * 60 * 1000

type LocalDay = { readonly day: string; readonly from: number }

/** The days that a day in UTC has a part of, the latest first: two, or three where clocks change. */
function daysOf(utcDay: number, zone: string): readonly LocalDay[] {
  const days: LocalDay[] = []
  let start = DateTime.fromMillis(utcDay * DAY_MS, { zone }).startOf('day')
  while (start.toMillis() < (utcDay + 1) * DAY_MS) {
    days.unshift({ day: start.toFormat('yyyy-MM-dd'), from: start.toMillis() })
    start = start.plus({ days: 1 }).startOf('day')
  }
  return days
}

/** Remembers where days begin: asking a calendar for each of many thousand moments would take a second. */
export function createLocalDays(timeZone: string): LocalDays {
  const known = new Map<number, readonly LocalDay[]>()
  return (time) => {
    const utcDay = Math.floor(time / DAY_MS)
    const days = known.get(utcDay) ?? daysOf(utcDay, timeZone)
    known.set(utcDay, days)
    return days.find(({ from }) => from <= time)?.day ?? ''
  }
}
