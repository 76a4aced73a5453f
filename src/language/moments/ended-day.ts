/** Tells whole days from times, where only the stored moment is known. Pure. */
import { DateTime } from 'luxon'

/** A whole day is stored as its last millisecond (services/tasks/task-time.ts); nobody types such a time. */
const LAST_OF_MINUTE = 59_999
const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
/** Minutes east of UTC. Where a zone beyond them has the same clock as another a day apart, most people live in the other. */
const MAX_OFFSET = 13 * 60

/**
 * The day that ends at a moment, YYYY-MM-DD, by the clock of whoever it was planned for: the reader's own, if it fits, or the
 * one that follows from the moment itself. Null for a moment that ends no day.
 *
 * @param iso ISO 8601
 * @param timeZone IANA, of the reader
 */
export function endedDay(iso: string, timeZone: string): string | null {
  const at = DateTime.fromISO(iso, { zone: 'utc' })
  if (!at.isValid || at.toMillis() % MINUTE_MS !== LAST_OF_MINUTE) return null
  const own = at.setZone(timeZone)
  if (own.toMillis() === own.endOf('day').toMillis()) return own.toISODate()
  const east = DAY_MINUTES - 1 - (at.hour * 60 + at.minute)
  return at.plus({ minutes: east > MAX_OFFSET ? east - DAY_MINUTES : east }).toISODate()
}
