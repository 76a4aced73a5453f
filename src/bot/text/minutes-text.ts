/** Lengths of time as text: “15 min”, “1 h 30 min”, “1 day”; and the reminders that they make. */
import type { Translate } from './i18n.ts'

const HOUR = 60
const DAY = 24 * HOUR

/** @param minutes whole, from 1 */
export function minutesText(minutes: number, t: Translate): string {
  const parts = [
    ['length-days', Math.floor(minutes / DAY)],
    ['length-hours', Math.floor((minutes % DAY) / HOUR)],
    ['length-minutes', minutes % HOUR],
  ] as const
  return parts
    .filter(([, count]) => count > 0)
    .map(([key, count]) => t(key, { count }))
    .join(' ')
}

/** “15 min before”, “at its time”. @param allDay then they count back from the morning of the day */
export function reminderLabel(minutes: number, allDay: boolean, t: Translate): string {
  if (minutes === 0) return t(allDay ? 'reminder-in-the-morning' : 'reminder-at-its-time')
  return t('reminder-before', { length: minutesText(minutes, t) })
}
