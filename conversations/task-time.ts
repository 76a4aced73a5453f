/** Changes when a task is due, or snoozes it until a typed time. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { dueOf, NO_DATE, whenQuestion } from '../src/bot/dialogues/task-questions.ts'
import { snoozeAndShow } from '../src/bot/screens/snooze-and-show.ts'
import type { Translator } from '../src/bot/text/i18n.ts'

export function createTaskTimeDialogue(translator: Translator) {
  return async function taskTime(
    dialogue: Dialogue,
    ctx: Context,
    { id, change, title, from }: DialogueArgs['taskTime'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'task.write')
    const t = translator(settings.locale)
    const isSnooze = change === 'snooze'
    const { answer } = await ask(dialogue, ctx, t, whenQuestion(t('add-task-when', { title }), settings, t, isSnooze))
    if (answer.kind !== 'value') return
    const when = answer.value
    await outside(dialogue, async (outer) => {
      if (isSnooze && when !== NO_DATE) return snoozeAndShow(outer, { id, from, until: when })
      const value = dueOf(when, outer.now(), settings.timeZone)
      const { undoId } = await outer.services.tasks.edit(outer.actor(), id, { field: 'due', value })
      await outer.show('task', { id, undoId, notice: t(undoId === null ? 'task-unchanged' : 'task-saved') })
    })
  }
}
