/** Common answers to a question about a future day. */
import { DateTime } from 'luxon'

import type { Translate } from '../text/i18n.ts'
import { calendarDay } from '../text/text-value.ts'
import type { Choice } from './ask.ts'
import type { DialogueSettings } from './dialogue-settings.ts'

/** The nearest day first, without duplicates. Pure. */
export function closeChoices(
  { timeZone, now }: Pick<DialogueSettings, 'timeZone' | 'now'>,
  t: Translate,
): readonly Choice[] {
  const today = DateTime.fromISO(now, { zone: timeZone })
  const days = [
    ['close-two-weeks', today.plus({ weeks: 2 })],
    ['close-end-of-month', today.endOf('month')],
    ['close-end-of-next-month', today.plus({ months: 1 }).endOf('month')],
    ['close-end-of-quarter', today.endOf('quarter')],
  ] as const
  const choices = days.map(([key, day]) => {
    const value = day.toISODate() ?? ''
    return { label: t(key, { date: calendarDay(value) }), value }
  })
  return choices
    .filter(({ value }, index) => choices.findIndex((other) => other.value === value) === index)
    .toSorted((a, b) => (a.value < b.value ? -1 : 1))
}
