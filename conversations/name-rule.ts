/** Asks what a rule about who gets what is called: a new one, or one that is there. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import { askName } from '../src/bot/dialogues/ask-name.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
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
    await askName(dialogue, first, t, { question: t('ask-rule-name'), keep: (outer, name) => save(outer, of, name) })
  }
}
