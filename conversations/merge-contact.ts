/** Asks which contact is the same person as this one, then shows what a merge would do. */
import type { Context } from 'grammy'

import { askContact } from '../src/bot/dialogues/ask-contact.ts'
import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'

export function createMergeContactDialogue(translator: Translator) {
  return async function mergeContact(
    dialogue: Dialogue,
    ctx: Context,
    { id, name }: DialogueArgs['mergeContact'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => ({ locale: outer.locale }))
    const t = translator(locale)
    const { answer } = await askContact(dialogue, ctx, t, {
      text: t('ask-merge-contact', { name }),
      adds: false,
      except: id,
    })
    if (answer.kind !== 'value') return
    const losing = answer.value.id
    await outside(dialogue, (outer) => outer.show('mergeRecords', { kind: 'contact', primary: id, losing }))
  }
}
