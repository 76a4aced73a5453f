/** Asks how much a member, or everybody, should win in a month, and sets it. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { changedNotice } from '../src/bot/screens/target-acts.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { monthText } from '../src/bot/text/progress-text.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { readAmount } from '../src/services/fields/types/money.ts'

export function createEnterTargetDialogue(translator: Translator) {
  return async function enterTarget(
    dialogue: Dialogue,
    ctx: Context,
    { month, member }: DialogueArgs['enterTarget'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'target.manage')
    const t = translator(settings.locale)
    const of = { month: monthText(month, t) }
    const { answer } = await ask(dialogue, ctx, t, {
      text: member === null ? t('ask-target-all', of) : t('ask-target', { ...of, name: member.name }),
      parse(typed) {
        const money = readAmount(typed, settings)
        if (money.minor === 0) throw fieldProblem('target-nought')
        return money
      },
    })
    if (answer.kind !== 'value') return
    const money = answer.value
    await outside(dialogue, async (outer) => {
      const memberId = member?.id ?? null
      const changed = await outer.services.targets.set(outer.actor(), { memberId, month, money })
      const said = changedNotice({ t }, changed)
      await (memberId === null
        ? outer.show('targets', { month, ...said })
        : outer.show('target', { memberId, month, ...said }))
    })
  }
}
