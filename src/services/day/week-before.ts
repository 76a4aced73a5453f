/** The week that a summary is about. Pure. */
import { DateTime } from 'luxon'

/** From a Monday's first moment to the next one's. */
export type Week = { readonly from: Date; readonly until: Date }

/** @param timeZone IANA, of whoever reads it */
export function weekBefore(at: Date, timeZone: string): Week {
  const monday = DateTime.fromJSDate(at, { zone: timeZone }).startOf('week')
  return { from: monday.minus({ weeks: 1 }).toJSDate(), until: monday.toJSDate() }
}

/** Whether a local day, YYYY-MM-DD, is the one on which summaries are sent. */
export function isMonday(date: string): boolean {
  return DateTime.fromISO(date, { zone: 'utc' }).weekday === 1
}
