/** The switches of reminders: those that are offered, and the others that were typed. */
import type { Translate } from '../text/i18n.ts'
import { reminderLabel } from '../text/minutes-text.ts'
import { OFFERED_REMINDERS } from '../../services/tasks/reminders.ts'
import type { ScreenData } from './actions.ts'
import { button, inPairs, type Row } from './buttons.ts'

/** A button shows the current state and carries the new one: a tap on an old message then does what it showed. */
export function reminderButtons(
  { reminders, allDay, t }: { readonly reminders: readonly number[]; readonly allDay: boolean; readonly t: Translate },
  dataOf: (minutes: number, on: boolean) => ScreenData,
): readonly Row[] {
  const all = [...new Set([...OFFERED_REMINDERS, ...reminders])].toSorted((one, other) => one - other)
  return inPairs(
    all.map((minutes) => {
      const isOn = reminders.includes(minutes)
      const label = reminderLabel(minutes, allDay, t)
      return button(`${isOn ? '🔔 ' : ''}${label}`, dataOf(minutes, !isOn))
    }),
  )
}
