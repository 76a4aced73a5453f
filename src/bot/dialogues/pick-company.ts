/** Asks which of the companies is meant: typed words find them, and one is tapped. */
import type { Context } from 'grammy'

import type { CompanyId } from '../../models/ids.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { NamedCompany } from '../../services/companies/company-view.ts'
import { labelOf } from '../text/button-label.ts'
import type { Translate } from '../text/i18n.ts'
import { ask, type Dialogue } from './ask.ts'
import { outside } from './outside.ts'

const MAX_OFFERED = 5

export type PickCompany = {
  readonly text: string
  /** Words that find the first ones that are offered; none are if it is left out. */
  readonly near?: string
  /** It is not offered. */
  readonly except?: CompanyId
}

/** Null if the question was left. */
export async function pickCompany(
  dialogue: Dialogue,
  first: Context,
  t: Translate,
  { text: question, near, except }: PickCompany,
): Promise<NamedCompany | null> {
  const find = async (words: string) => {
    const found = await outside(dialogue, (outer) =>
      outer.services.companies.find(outer.actor(), words, MAX_OFFERED + 1),
    )
    return found.filter((company) => company.id !== except).slice(0, MAX_OFFERED)
  }
  let ctx = first
  let text = question
  let offered = near === undefined ? [] : await find(near)
  for (;;) {
    const choices = offered.map((company) => ({ label: labelOf(`🏢 ${company.name}`), value: company.id as string }))
    const asked = await ask(dialogue, ctx, t, { text, choices, parse: (typed) => parseSingleLine(typed) })
    if (asked.answer.kind !== 'value') return null
    const typed = asked.answer.value
    const picked = offered.find((company) => company.id === typed)
    if (picked !== undefined) return picked
    ctx = asked.ctx
    offered = await find(typed)
    text = offered.length === 0 ? t('pick-company-none', { query: labelOf(typed) }) : question
  }
}
