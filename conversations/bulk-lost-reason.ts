/** Asks for a reason that is not in the workspace's list, for many deals that are to be closed as lost. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { planAndShow } from '../src/bot/screens/view-acts.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { parseSingleLine } from '../src/language/single-line.ts'
import { authorize } from '../src/services/core/permissions.ts'

export function createBulkLostReasonDialogue(translator: Translator) {
  return async function bulkLostReason(
    dialogue: Dialogue,
    ctx: Context,
    { id }: DialogueArgs['bulkLostReason'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'deal.write')
      return { locale: outer.locale }
    })
    const t = translator(locale)
    const question = { text: t('bulk-lost-type'), parse: (typed: string) => parseSingleLine(typed) }
    const { answer } = await ask(dialogue, ctx, t, question)
    if (answer.kind !== 'value') return
    const reason = answer.value
    await outside(dialogue, (outer) =>
      planAndShow(outer, id, { what: 'move', move: { to: 'lost', reason }, shown: null }),
    )
  }
}
