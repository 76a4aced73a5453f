/** A member's absence in words. */
import { DateTime } from 'luxon'

import type { Absence } from '../../models/member.ts'
import { type Clock, dayText, momentText } from './moment-text.ts'

/** “5 Dec, 10:00”; “5 Dec” where a day begins. */
function momentOrDay(at: Date, clock: Clock): string {
  const local = DateTime.fromJSDate(at, { zone: clock.timeZone })
  const isDay = local.toMillis() === local.startOf('day').toMillis()
  return isDay ? dayText(local.toFormat('yyyy-MM-dd'), clock) : momentText(at, clock)
}

/** “🌴 away, back on 5 Dec, 10:00”. */
export function absenceText({ from, until }: Absence, clock: Clock): string {
  const { t, now } = clock
  const begins = momentOrDay(from, clock)
  if (until === null) return from > now ? t('away-from', { from: begins }) : t('away-open')
  const ends = momentOrDay(until, clock)
  return from > now ? t('away-from-until', { from: begins, until: ends }) : t('away-until', { until: ends })
}
