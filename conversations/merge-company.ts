/** Asks which company is the same as this one, then shows what a merge would do. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { parseSingleLine } from '../src/language/single-line.ts'

const MAX_OFFERED = 5

export function createMergeCompanyDialogue(translator: Translator) {
  return async function mergeCompany(
    dialogue: Dialogue,
    first: Context,
    { id, name }: DialogueArgs['mergeCompany'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => ({ locale: outer.locale }))
    const t = translator(locale)
    /** Those that a name may mean, besides the company itself. */
    const find = async (words: string) => {
      const found = await outside(dialogue, (outer) =>
        outer.services.companies.find(outer.actor(), words, MAX_OFFERED + 1),
      )
      return found.filter((company) => company.id !== id).slice(0, MAX_OFFERED)
    }
    let ctx = first
    let text = t('ask-merge-company', { name })
    let offered = await find(name)
    for (;;) {
      const choices = offered.map((company) => ({ label: labelOf(`🏢 ${company.name}`), value: company.id as string }))
      const asked = await ask(dialogue, ctx, t, { text, choices, parse: (typed) => parseSingleLine(typed) })
      if (asked.answer.kind !== 'value') return
      const typed = asked.answer.value
      const picked = offered.find((company) => company.id === typed)
      if (picked !== undefined) {
        const losing = picked.id
        await outside(dialogue, (outer) => outer.show('mergeRecords', { kind: 'company', primary: id, losing }))
        return
      }
      ctx = asked.ctx
      offered = await find(typed)
      text = offered.length === 0 ? t('pick-company-none', { query: labelOf(typed) }) : t('ask-merge-company', { name })
    }
  }
}
