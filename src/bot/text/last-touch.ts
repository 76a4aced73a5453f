/** When a record was last touched, as a line of its card. */
import { DateTime } from 'luxon'

import type { Clock } from './moment-text.ts'

/** In days of the reader’s calendar. @param touchedAt ISO 8601; null if nothing has happened since the record was added */
export function lastTouchLine(touchedAt: string | null, { t, timeZone, now }: Clock): readonly string[] {
  if (touchedAt === null) return []
  const dayOf = (at: DateTime) => at.setZone(timeZone).startOf('day')
  const { days } = dayOf(DateTime.fromJSDate(now)).diff(dayOf(DateTime.fromISO(touchedAt)), 'days')
  return [t('last-touch', { days: Math.max(0, Math.round(days)) })]
}
