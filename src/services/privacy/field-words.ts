/** By what somebody is recognised, sorted out of the fields of a record by the kind of each. Pure. */
import type { ErasureTraces } from '../../models/erasure.ts'
import type { AnyField, FieldKind } from '../fields/field-type.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import { valuesOf } from '../fields/values.ts'

type Words = Pick<ErasureTraces, 'names' | 'emails' | 'phones' | 'accounts' | 'telegramUserIds' | 'values'>
export type FieldWords = { readonly [Kind in keyof Words]: Set<Words[Kind][number]> }

export function noWords(): FieldWords {
  return {
    names: new Set(),
    emails: new Set(),
    phones: new Set(),
    accounts: new Set(),
    telegramUserIds: new Set(),
    values: new Set(),
  }
}

const partsOf = (value: unknown, key: string): readonly unknown[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map((item) => Reflect.get(Object(item), key))

const texts = (values: readonly unknown[]): readonly string[] =>
  values.filter((value): value is string => typeof value === 'string' && value.trim() !== '')

type Add = (words: FieldWords, value: unknown) => void

const addText: Add = ({ values }, value) => {
  for (const text of texts([value])) values.add(text)
}
/** Who owns a record, where it belongs and what was chosen from a list says nothing about a person: it is many records’. */
const saysNothing: Add = () => {}

const ADD = {
  text: addText,
  longText: addText,
  link: addText,
  day: addText,
  phones({ phones }, value) {
    for (const phone of texts(partsOf(value, 'e164'))) phones.add(phone)
  },
  emails({ emails }, value) {
    for (const email of texts([...partsOf(value, 'value'), ...partsOf(value, 'normalized')])) emails.add(email)
  },
  telegram({ accounts, telegramUserIds }, value) {
    for (const account of texts(partsOf(value, 'username'))) accounts.add(account)
    for (const id of partsOf(value, 'userId')) if (typeof id === 'number') telegramUserIds.add(id)
  },
  number: saysNothing,
  money: saysNothing,
  time: saysNothing,
  choice: saysNothing,
  choices: saysNothing,
  yesNo: saysNothing,
  tags: saysNothing,
  member: saysNothing,
  contact: saysNothing,
  contacts: saysNothing,
  company: saysNothing,
  deal: saysNothing,
  items: saysNothing,
  recurring: saysNothing,
  roles: saysNothing,
} as const satisfies Record<FieldKind, Add>

/** What people and companies are called. */
export const NAME = 'name'

/** @param value as the record and its events hold it */
export function addValue(words: FieldWords, name: string, { kind }: Pick<AnyField, 'kind'>, value: unknown): void {
  if (name === NAME) for (const text of texts([value])) words.names.add(text)
  else ADD[kind](words, value)
}

/** Adds everything that a stored record says. */
export function addRecord<Table extends FieldTable>(words: FieldWords, table: Table, record: object): void {
  const values = valuesOf(table, record)
  for (const { name, field } of fieldsOf(table)) addValue(words, name, field, values[name])
}
