/** Asks for the name of a view: of one that is to be kept, or another for one that is. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import { askName } from '../src/bot/dialogues/ask-name.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import type { Translator } from '../src/bot/text/i18n.ts'

async function save(outer: BotContext, { id, what }: DialogueArgs['nameView'], name: string): Promise<void> {
  const { views } = outer.services
  const { t } = outer
  if (what === 'rename') {
    await views.rename(outer.actor(), id, name)
    return outer.show('savedView', { id, notice: t('view-renamed') })
  }
  const saved = await views.save(outer.actor(), id, name)
  return outer.show('view', { id: saved, notice: t('view-saved', { name }) })
}

export function createNameViewDialogue(translator: Translator) {
  return async function nameView(dialogue: Dialogue, first: Context, of: DialogueArgs['nameView']): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => ({ locale: outer.locale }))
    const t = translator(locale)
    await askName(dialogue, first, t, { question: t('view-name-ask'), keep: (outer, name) => save(outer, of, name) })
  }
}
