/** Asks for the name of a view: of one that is to be kept, or another for one that is. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'
import { parseSingleLine } from '../src/language/single-line.ts'

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
    let ctx = first
    let text = t('view-name-ask')
    for (;;) {
      const asked = await ask(dialogue, ctx, t, { id: text, text, parse: (typed) => parseSingleLine(typed) })
      if (asked.answer.kind !== 'value') return
      const name = asked.answer.value
      const problem = await outside(dialogue, async (outer) => {
        try {
          await save(outer, of, name)
          return null
        } catch (error) {
          if (fieldProblemOf(error) === null) throw error
          return errorText(error, t)
        }
      })
      if (problem === null) return
      ctx = asked.ctx
      text = problem
    }
  }
}
