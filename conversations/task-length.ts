/** Says how long a done call or meeting took. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import { askMinutes } from '../src/bot/dialogues/ask-minutes.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { MAX_LENGTH_MINUTES, OFFERED_LENGTHS } from '../src/services/tasks/tell-about-done.ts'

export function createTaskLengthDialogue(translator: Translator) {
  return async function taskLength(
    dialogue: Dialogue,
    ctx: Context,
    { id, title }: DialogueArgs['taskLength'],
  ): Promise<void> {
    const locale = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'task.write')
      return outer.locale
    })
    const t = translator(locale)
    const question = { text: t('ask-length', { title }), offered: OFFERED_LENGTHS, least: 1, most: MAX_LENGTH_MINUTES }
    const minutes = await askMinutes(dialogue, ctx, t, question)
    if (minutes === null) return
    await outside(dialogue, async (outer) => {
      const { undoId } = await outer.services.tasks.setLength(outer.actor(), id, minutes)
      await outer.show('task', { id, undoId, notice: t(undoId === null ? 'task-unchanged' : 'task-saved') })
    })
  }
}
