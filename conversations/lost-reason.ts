/** Asks for a reason that is not in the workspace's list, and closes the deal as lost. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { moveInDialogue } from '../src/bot/dialogues/move-in-dialogue.ts'
import { parseSingleLine } from '../src/language/single-line.ts'

export function createLostReasonDialogue({ translator, tablesOf }: DialogueDeps) {
  return async function lostReason(
    dialogue: Dialogue,
    first: Context,
    { id, from, title }: DialogueArgs['lostReason'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'deal.write')
    const t = translator(settings.locale)
    const question = { text: t('ask-lost-reason', { title }), parse: (typed: string) => parseSingleLine(typed) }
    const { answer, ctx } = await ask(dialogue, first, t, question)
    if (answer.kind !== 'value') return
    const wish = { to: 'lost' as const, reason: answer.value }
    await moveInDialogue(dialogue, ctx, { t, settings, fields: tablesOf(settings) }, { id, from, wish })
  }
}
