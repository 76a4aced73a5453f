/** Rules about who gets what, in words. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { FieldTables } from '../../services/records/field-tables.ts'
import type { RulePersonView, RuleView } from '../../services/assignment/rule-view.ts'
import type { Translate } from './i18n.ts'
import { regionName } from './regional-names.ts'
import { filterLine } from './view-text.ts'

export type RuleWords = { readonly t: Translate; readonly fields: Pick<FieldTables, 'deal' | 'contact'> }

/** “Anna ×2”, with a sign if they get nothing now. */
export function personText({ name, weight, isOut }: RulePersonView, t: Translate): string {
  const who = name ?? t('rule-person-gone')
  return `${isOut ? '🌴 ' : ''}${who}${weight === 1 ? '' : ` ×${weight}`}`
}

/** “⏸ Poland · Anna ×2, Boris”. */
export function ruleLine({ name, isPaused, people }: RuleView, t: Translate): string {
  const who = people.length === 0 ? t('rule-nobody') : people.map((person) => personText(person, t)).join(', ')
  return `${isPaused ? '⏸ ' : ''}${name} · ${who}`
}

/** What it is about, condition by condition. */
function aboutLines(rule: RuleView, { t, fields }: RuleWords): readonly string[] {
  const { sources, countries, dealConditions, contactConditions } = rule
  const lines = [
    ...(sources.length === 0
      ? []
      : [t('rule-sources', { names: sources.map(({ name }) => name ?? t('condition-gone')).join(', ') })]),
    ...(countries.length === 0
      ? []
      : [t('rule-countries', { names: countries.map((code) => regionName(code, t.locale)).join(', ') })]),
    ...(dealConditions.length === 0
      ? []
      : [`💼 ${filterLine({ t, table: fields.deal, kind: 'deal' }, { conditions: dealConditions })}`]),
    ...(contactConditions.length === 0
      ? []
      : [`👤 ${filterLine({ t, table: fields.contact, kind: 'contact' }, { conditions: contactConditions })}`]),
  ]
  return lines.length === 0 ? [t(rule.withDeals ? 'rule-about-all-deals' : 'rule-about-all')] : lines
}

export function ruleText(rule: RuleView, words: RuleWords): FormattedString {
  const { t } = words
  const { people, next, isPaused, withDeals, name } = rule
  const lines = [
    t(isPaused ? 'rule-paused' : 'rule-on'),
    '',
    t('rule-when'),
    ...aboutLines(rule, words).map((line) => `• ${line}`),
    ...(withDeals && aboutLines(rule, words).length > 0 ? [t('rule-with-deals')] : []),
    '',
    people.length === 0
      ? t('rule-who-nobody')
      : t('rule-who', { names: people.map((person) => personText(person, t)).join(', ') }),
    ...(next.length === 0 ? [] : [t('rule-next', { names: next.join(', ') })]),
    ...(people.length > 0 && next.length === 0 ? [t('rule-all-out')] : []),
  ]
  return fmt`🎯 ${FormattedString.bold(name)}\n${lines.join('\n')}`
}
