/** Changes a task's title or time, or puts it off until a time that is typed. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { snoozeAndShow } from '../src/bot/screens/snooze-and-show.ts'
import { dueOf, readTaskSettings, whenQuestion } from '../src/bot/dialogues/task-questions.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { parseSingleLine } from '../src/language/single-line.ts'
import type { TaskEdit } from '../src/services/tasks/edit-task.ts'

export function createEditTaskDialogue(translator: Translator) {
  return async function editTask(
    dialogue: Dialogue,
    ctx: Context,
    { id, field, title, queued = false }: DialogueArgs['editTask'],
  ): Promise<void> {
    const settings = await readTaskSettings(dialogue)
    const t = translator(settings.locale)

    const save = (edit: (now: Date) => TaskEdit): Promise<void> =>
      outside(dialogue, async (outer) => {
        const { undoId } = await outer.services.tasks.edit(outer.actor(), id, edit(outer.now()))
        await outer.show('task', { id, undoId, notice: t(undoId === null ? 'task-unchanged' : 'task-saved') })
      })

    if (field === 'title') {
      const question = { text: t('edit-task-title', { title }), parse: (typed: string) => parseSingleLine(typed) }
      const { answer } = await ask(dialogue, ctx, t, question)
      if (answer.kind === 'value') await save(() => ({ field: 'title', value: answer.value }))
      return
    }
    const { answer } = await ask(dialogue, ctx, t, whenQuestion(t('add-task-when', { title }), settings, t))
    if (answer.kind !== 'value') return
    const when = answer.value
    if (field === 'due') await save((now) => ({ field: 'due', value: dueOf(when, now, settings.timeZone) }))
    else await outside(dialogue, (outer) => snoozeAndShow(outer, { id, until: when, queued }))
  }
}
