/** Asks what a rule about who gets what is called: a new one, or one that is there. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'
import { parseSingleLine } from '../src/language/single-line.ts'
import { authorize } from '../src/services/core/permissions.ts'

async function save(outer: BotContext, { id }: DialogueArgs['nameRule'], name: string): Promise<void> {
  const { assignmentRules } = outer.services
  const { t } = outer
  if (id !== undefined) {
    const { undoId } = await assignmentRules.rename(outer.actor(), id, name)
    return outer.show('assignmentRule', { id, undoId, notice: t('settings-saved') })
  }
  const made = await assignmentRules.make(outer.actor(), name)
  return outer.show('assignmentRule', { ...made, notice: t('rule-made') })
}

export function createNameRuleDialogue(translator: Translator) {
  return async function nameRule(dialogue: Dialogue, first: Context, of: DialogueArgs['nameRule']): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'assignment.manage')
      return { locale: outer.locale }
    })
    const t = translator(locale)
    let ctx = first
    let text = t('ask-rule-name')
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
