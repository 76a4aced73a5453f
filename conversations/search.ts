/** Asks what to search for. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { showFound } from '../src/bot/screens/show-found.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { parseSingleLine } from '../src/language/single-line.ts'

export function createSearchDialogue(translator: Translator) {
  return async function search(dialogue: Dialogue, ctx: Context): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => ({ locale: outer.locale }))
    const t = translator(locale)
    const { answer } = await ask(dialogue, ctx, t, { text: t('ask-search'), parse: (text) => parseSingleLine(text) })
    if (answer.kind !== 'value') return
    const text = answer.value
    await outside(dialogue, (outer) => showFound(outer, text))
  }
}
