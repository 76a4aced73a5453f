/** Asks for the tags that many records are to get or to lose. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { planAndShow } from '../src/bot/screens/view-acts.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { parseTags } from '../src/language/tags.ts'

export function createTypeBulkTagDialogue(translator: Translator) {
  return async function typeBulkTag(
    dialogue: Dialogue,
    ctx: Context,
    { id, what }: DialogueArgs['typeBulkTag'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => ({ locale: outer.locale }))
    const t = translator(locale)
    const { answer } = await ask(dialogue, ctx, t, { text: t('bulk-tag-type'), parse: parseTags })
    if (answer.kind !== 'value') return
    const tags = answer.value
    await outside(dialogue, (outer) => planAndShow(outer, id, { what, tags }))
  }
}
