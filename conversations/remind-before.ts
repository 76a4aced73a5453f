/** Adds a reminder of one's own: so many minutes before a task, or before every new one. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import { askMinutes } from '../src/bot/dialogues/ask-minutes.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { MAX_MINUTES_BEFORE } from '../src/services/tasks/reminders.ts'

const OFFERED = [20, 45, 180, 2880] as const

export function createRemindBeforeDialogue(translator: Translator) {
  return async function remindBefore(
    dialogue: Dialogue,
    ctx: Context,
    { of }: DialogueArgs['remindBefore'],
  ): Promise<void> {
    const t = translator(await outside(dialogue, (outer) => outer.locale))
    const question = { text: t('ask-remind-before'), offered: OFFERED, least: 0, most: MAX_MINUTES_BEFORE }
    const minutes = await askMinutes(dialogue, ctx, t, question)
    if (minutes === null) return
    await outside(dialogue, async (outer) => {
      const notice = t('task-saved')
      if ('default' in of) {
        await outer.services.notifications.setReminder(outer.actor(), of.default, minutes, true)
        return outer.show('reminderDefaults', { of: of.default, notice })
      }
      const value = { minutes, on: true }
      const { undoId } = await outer.services.tasks.edit(outer.actor(), of.task, { field: 'reminder', value })
      await outer.show('taskReminders', { id: of.task, undoId, notice })
    })
  }
}
