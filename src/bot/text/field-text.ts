/** The value of a field as text, depending on the field's type. */
import type { LineItem, Money, RecurringMoney } from '../../models/deal.ts'
import { withLabelText } from '../../language/address-labels.ts'
import { formatPhone } from '../../language/phones.ts'
import { type TelegramAccount, telegramText } from '../../language/telegram-account.ts'
import type { FieldKind } from '../../services/fields/field-type.ts'
import { addressLabel, type LabelOf } from './address-label.ts'
import { amountText } from './deal-line.ts'
import { choiceLabel, type FieldOf } from './field-label.ts'
import type { Translate } from './i18n.ts'
import { itemText, recurringText, roleText } from './item-text.ts'
import { calendarDay, moment } from './text-value.ts'

export type FieldWords = {
  readonly t: Translate
  /** IANA. */
  readonly timeZone: string
}

type Parts = (value: unknown, words: FieldWords, of: FieldOf) => readonly string[]

function partOf(value: unknown, key: string): string | null {
  const part = typeof value === 'object' && value !== null && key in value ? value[key as keyof typeof value] : null
  return typeof part === 'string' ? part : null
}

function partsIn(value: unknown, key: string): readonly string[] {
  return Array.isArray(value) ? value.map((item) => partOf(item, key)).filter((part) => part !== null) : []
}

function labelledIn(value: unknown, key: string): readonly { readonly part: string; readonly label: string | null }[] {
  const items = Array.isArray(value)
    ? value.map((item) => ({ part: partOf(item, key), label: partOf(item, 'label') }))
    : []
  return items.flatMap(({ part, label }) => (part === null ? [] : [{ part, label }]))
}

function withLabel(text: string, of: LabelOf, label: string | null, t: Translate): string {
  return label === null ? text : withLabelText(text, { label: addressLabel(t, of, label) })
}

function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value
}

function isRecurring(value: unknown): value is RecurringMoney {
  return isMoney(value) && 'per' in value
}

function isItem(value: unknown): value is LineItem {
  return typeof value === 'object' && value !== null && 'price' in value && isMoney(value.price) && 'quantity' in value
}

function isTelegram(value: unknown): value is TelegramAccount {
  return typeof value === 'object' && value !== null && 'username' in value && 'userId' in value
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

const asTyped: Parts = (value) => (isText(value) ? [value] : [])

/** The name of a referenced record; nothing if it is not known. */
const byName: Parts = (value) => {
  const name = partOf(value, 'name')
  return name === null ? [] : [name]
}

/** The parts of a value. Each has its own line on a card. */
const PARTS_OF_KIND = {
  text: asTyped,
  longText: asTyped,
  link: asTyped,
  number: (value, { t }) => (typeof value === 'number' ? [t('field-number', { number: value })] : []),
  money: (value, { t }) => (isMoney(value) ? [amountText(value, t)] : []),
  day: (value, { t }) => (isText(value) ? [t('day', { date: calendarDay(value) })] : []),
  time: (value, { t, timeZone }) => (isText(value) ? [t('moment', { date: moment(new Date(value), timeZone) })] : []),
  choice: (value, { t }, of) => (isText(value) ? [choiceLabel(t, of, value)] : []),
  choices: (value, { t }, of) => stringsIn(value).map((one) => choiceLabel(t, of, one)),
  yesNo: (value, { t }) => (typeof value === 'boolean' ? [t(value ? 'field-yes' : 'field-no')] : []),
  phones: (value, { t }) =>
    labelledIn(value, 'e164').map(({ part, label }) => withLabel(formatPhone(part), 'phone', label, t)),
  emails: (value, { t }) => labelledIn(value, 'value').map(({ part, label }) => withLabel(part, 'email', label, t)),
  telegram: (value) => (isTelegram(value) ? [telegramText(value)] : []),
  tags(value) {
    const tags = stringsIn(value)
    return tags.length === 0 ? [] : [tags.map((tag) => `#${tag}`).join(' ')]
  },
  member: byName,
  contact: byName,
  company: byName,
  deal: byName,
  items: (value, { t }) => (Array.isArray(value) ? value : []).filter(isItem).map((item) => itemText(item, t)),
  recurring: (value, { t }) => (isRecurring(value) ? [recurringText(value, t)] : []),
  roles: (value, { t }) =>
    (Array.isArray(value) ? value : []).flatMap((item: unknown) => {
      const [name, role] = [partOf(item, 'name'), partOf(item, 'role')]
      return name === null || role === null ? [] : [`${name} – ${roleText(role, t)}`]
    }),
  contacts(value) {
    const names = partsIn(value, 'name')
    return Array.isArray(value) && names.length === value.length ? names : []
  },
} satisfies Record<FieldKind, Parts>

/** The field's value, one part per line of a card. Empty if it has no value or its names are not known. */
export function fieldParts(of: FieldOf, value: unknown, words: FieldWords): readonly string[] {
  return PARTS_OF_KIND[of.field.kind](value, words, of)
}

/** The value in one line; null if there is none. */
export function fieldText(of: FieldOf, value: unknown, words: FieldWords): string | null {
  return fieldParts(of, value, words).join(', ') || null
}
