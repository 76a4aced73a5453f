/** Asks for a company by its name. Before a new one is made, those of nearly that name are offered: it may be another spelling. */
import type { NamedCompany } from '../../services/companies/company-view.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { labelOf } from '../text/button-label.ts'
import type { Translate } from '../text/i18n.ts'
import { ask, type Question } from './ask.ts'
import { type AskField, put, readTyped } from './field-asking.ts'
import { outside } from './outside.ts'

const MAX_NEAR = 4

/** Tapped instead of the id of a company: the name as typed is meant. */
const AS_TYPED = 'new'

/** Which of the companies of nearly that name is meant; none of them is a new one. */
export function nearQuestion(name: string, near: readonly NamedCompany[], t: Translate): Question<NamedCompany | null> {
  const choices = [
    ...near.map((company) => ({ label: labelOf(`🏢 ${company.name}`), value: company.id as string })),
    { label: labelOf(t('button-new-company', { name })), value: AS_TYPED },
  ]
  return {
    id: `company.near.${name}`,
    text: t('company-near', { name }),
    isCard: true,
    choices,
    parse(value) {
      if (value === AS_TYPED) return null
      const found = near.find(({ id }) => id === value)
      if (found === undefined) throw fieldProblem('pick-one')
      return found
    },
  }
}

/** Those that a name may be another spelling of; none if there is a company of exactly that name. */
export function nearCompanies(dialogue: Parameters<typeof outside>[0], name: string): Promise<readonly NamedCompany[]> {
  return outside(dialogue, (outer) => outer.services.companies.near(outer.actor(), name, MAX_NEAR))
}

export const askCompany: AskField = async (asking) => {
  const { dialogue, t } = asking
  const asked = await put(asking, {
    parse(typed) {
      const read = readTyped(asking, typed)
      return { ...read, shown: { name: read.input } }
    },
  })
  const { answer, ctx } = asked
  if (answer.kind !== 'value' || typeof answer.value.input !== 'string') return asked
  const { input: name } = answer.value
  const near = await nearCompanies(dialogue, name)
  if (near.length === 0) return asked
  const picked = await ask(dialogue, ctx, t, nearQuestion(name, near, t))
  const meant = picked.answer.kind === 'value' ? picked.answer.value : null
  if (meant === null) return { answer, ctx: picked.ctx }
  const value = { ...answer.value, input: meant.name, typed: meant.name, shown: { name: meant.name } }
  return { answer: { kind: 'value', value }, ctx: picked.ctx }
}
