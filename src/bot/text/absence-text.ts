/** A member's absence in words. */
import type { Absence } from '../../models/member.ts'
import { type Clock, momentText } from './moment-text.ts'

/** “🌴 away until 5 Dec, 10:00”. */
export function absenceText({ from, until }: Absence, clock: Clock): string {
  const { t, now } = clock
  const begins = momentText(from, clock)
  if (until === null) return from > now ? t('away-from', { from: begins }) : t('away-open')
  const ends = momentText(until, clock)
  return from > now ? t('away-from-until', { from: begins, until: ends }) : t('away-until', { until: ends })
}
