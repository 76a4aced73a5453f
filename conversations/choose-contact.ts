/** Asks whom a typed line is about, then shows its card again, or saves it. */
import type { Context } from 'grammy'

import { askContact } from '../src/bot/dialogues/ask-contact.ts'
import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { saveLine } from '../src/bot/screens/save-line.ts'
import type { Translator } from '../src/bot/text/i18n.ts'

export function createChooseContactDialogue(translator: Translator) {
  return async function chooseContact(
    dialogue: Dialogue,
    ctx: Context,
    { id, save = false }: DialogueArgs['chooseContact'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => ({ locale: outer.locale }))
    const t = translator(locale)
    const { answer } = await askContact(dialogue, ctx, t, { text: t('line-ask-contact') })
    if (answer.kind !== 'value') return
    const contactId = answer.value.id
    await outside(dialogue, async (outer) => {
      await outer.services.lines.choose(outer.actor(), id, { contactId })
      await (save ? saveLine(outer, id) : outer.show('line', { id }))
    })
  }
}
