/** Views in words: what they are filtered by and in which order, and what each condition can be. */

import type { Money } from '../../models/deal.ts'
import type { Condition, ViewKind } from '../../models/view.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import { MAX_VIEW_COUNT } from '../../services/views/list-view.ts'
import type { ConditionOption } from '../../services/views/view-options.ts'
import type { ViewView } from '../../services/views/views.ts'
import { amountText } from './deal-line.ts'
import { choiceLabel, fieldLabel } from './field-label.ts'
import type { Translate } from './i18n.ts'
import { recurringText } from './item-text.ts'
import { calendarDay, type TextValue } from './text-value.ts'

export type ViewWords = {
  readonly t: Translate
  /** Of the kind of the view. */
  readonly table: FieldTable
  readonly kind: ViewKind
}

const BESIDES_FIELDS = ['next', 'touched', 'created', 'source', 'status', 'pipeline', 'stage', 'rotting'] as const
type Besides = (typeof BESIDES_FIELDS)[number]

const besidesOf = (by: string): Besides | null => BESIDES_FIELDS.find((one) => one === by) ?? null

/** What is filtered by, with its sign. */
export function criterionLabel({ t, table, kind }: ViewWords, by: string): string {
  const besides = table[by] === undefined ? besidesOf(by) : null
  return besides === null ? fieldLabel(t, { kind, name: by, field: table[by] }) : t(`criterion-${besides}`)
}

/** The label within a sentence, without its sign. */
export function criterionWord(words: ViewWords, by: string): string {
  return criterionLabel(words, by).replace(/^[^\p{L}\p{N}]+/u, '')
}

function sourceText(value: string, t: Translate): string {
  switch (value) {
    case 'manual':
    case 'sample':
    case 'lead':
    case 'sync':
    case 'import':
      return t(`source-${value}`)
    default:
      return value
  }
}

function statusText(value: string, t: Translate): string {
  return value === 'won' || value === 'lost' ? t(`list-status-${value}`) : t('list-status-open')
}

function isText({ t, table, kind }: ViewWords, by: string, value: string, name: string | null): string {
  const field = table[by]
  if (field === undefined) {
    if (by === 'source') return sourceText(value, t)
    return by === 'status' ? statusText(value, t) : (name ?? t('condition-gone'))
  }
  switch (field.kind) {
    case 'member':
    case 'company':
      return value === 'me' ? t('condition-me') : (name ?? t('condition-gone'))
    case 'tags':
      return `#${value}`
    case 'yesNo':
      return t(value === 'true' ? 'field-yes' : 'field-no')
    default:
      return choiceLabel(t, { kind, name: by, field }, value)
  }
}

function moneyOf(value: string): Money {
  const [minor = '0', currency = ''] = value.split(' ')
  return { minor: Number(minor), currency }
}

function boundText({ t, table }: ViewWords, { by, test }: Condition, value: string): string {
  switch (table[by]?.kind) {
    case 'day':
      return t(test === 'min' ? 'condition-from' : 'condition-until', { value: t('day', { date: calendarDay(value) }) })
    case 'money':
      return t(test === 'min' ? 'condition-min' : 'condition-max', { value: amountText(moneyOf(value), t) })
    case 'recurring': {
      const per = value.endsWith(' year') ? 'year' : 'month'
      return t(test === 'min' ? 'condition-min' : 'condition-max', {
        value: recurringText({ ...moneyOf(value), per }, t),
      })
    }
    default:
      return t(test === 'min' ? 'condition-min' : 'condition-max', {
        value: t('field-number', { number: Number(value) }),
      })
  }
}

function emptyText({ t, table }: ViewWords, by: string): string {
  if (by === 'next') return t('condition-next-empty')
  return table[by]?.kind === 'member' ? t('condition-nobody') : t('condition-empty')
}

/** Only the value of a condition: “not for 30 days”. */
export function conditionValue(words: ViewWords, condition: Condition & { readonly name: string | null }): string {
  const { t } = words
  const { by, test, name } = condition
  const value = condition.value ?? ''
  const days = Number(value)
  switch (test) {
    case 'is':
      return isText(words, by, value, name)
    case 'has':
      return t('condition-has', { text: value })
    case 'filled':
      return t(by === 'next' ? 'condition-next-filled' : 'condition-filled')
    case 'empty':
      return emptyText(words, by)
    case 'min':
    case 'max':
      return boundText(words, condition, value)
    case 'past':
      if (by === 'rotting') return t('condition-rotting')
      return t(by === 'next' ? 'condition-next-past' : 'condition-past')
    case 'within':
      if (days === 0) return t('condition-today')
      return t(words.table[by] === undefined ? 'condition-lately' : 'condition-ahead', { days })
    case 'before':
      return t('condition-before', { days })
  }
}

/** “Owner: me”. */
export function conditionText(words: ViewWords, condition: Condition & { readonly name: string | null }): string {
  return `${criterionWord(words, condition.by)}: ${conditionValue(words, condition)}`
}

export function optionText(words: ViewWords, by: string, option: ConditionOption): string {
  return conditionValue(words, { by, test: option.test, value: option.value, name: option.name ?? null })
}

/** One line that says what is filtered by; the conditions on one thing stand together. */
export function filterLine(words: ViewWords, { conditions }: Pick<ViewView, 'conditions'>): string {
  const byCriterion = new Map<string, string[]>()
  for (const condition of conditions) {
    const values = byCriterion.get(condition.by) ?? []
    byCriterion.set(condition.by, [...values, conditionValue(words, condition)])
  }
  return [...byCriterion].map(([by, values]) => `${criterionWord(words, by)}: ${values.join(', ')}`).join(' · ')
}

/** “📇 12 contacts · latest first”. */
export function viewCount(t: Translate, kind: ViewKind, count: TextValue): string {
  return t(`view-count-${kind}`, { count })
}

/** “3,000+” where counting stopped. */
export function countedText(count: number, t: Translate): TextValue {
  return count > MAX_VIEW_COUNT ? t('count-more', { count: MAX_VIEW_COUNT }) : count
}
