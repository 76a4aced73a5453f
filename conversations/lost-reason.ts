/** Asks for a reason that is none of the workspace's, and closes the deal as lost. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/context/ask.ts'
import { readDealSettings } from '../src/bot/context/deal-settings.ts'
import type { DialogueArgs } from '../src/bot/context/dialogues.ts'
import { moveInDialogue } from '../src/bot/context/move-in-dialogue.ts'
import type { Translator } from '../src/bot/views/i18n.ts'
import { parseSingleLine } from '../src/services/single-line.ts'

export function createLostReasonDialogue(translator: Translator) {
  return async function lostReason(
    dialogue: Dialogue,
    first: Context,
    { id, from, title }: DialogueArgs['lostReason'],
  ): Promise<void> {
    const settings = await readDealSettings(dialogue)
    const t = translator(settings.locale)
    const question = { text: t('ask-lost-reason', { title }), parse: (typed: string) => parseSingleLine(typed) }
    const { answer, ctx } = await ask(dialogue, first, t, question)
    if (answer.kind !== 'value') return
    const wish = { to: 'lost' as const, reason: answer.value }
    await moveInDialogue(dialogue, ctx, t, settings, { id, from, wish })
  }
}
