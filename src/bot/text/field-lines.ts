/** A record's fields as lines of its card, in the order of their table. */
import { type FieldTable, fieldsOf } from '../../services/fields/define-fields.ts'
import type { FieldedKind, FieldTables } from '../../services/records/field-tables.ts'
import { fieldLabel, type FieldOf } from './field-label.ts'
import { fieldParts, fieldText, type FieldWords } from './field-text.ts'
import type { Translate } from './i18n.ts'

/** Everything needed to write a card. */
export type CardWords = FieldWords & { readonly fields: FieldTables }

/** And for the whole card of a stored record, with how long ago something was. */
export type RecordWords = CardWords & { readonly now: Date }

type ByHand = { readonly [field: string]: readonly string[] }

/** Null for a field that the team defined: the product has no words for it. */
function ownLine(t: Translate, { kind, name, field }: FieldOf, value: string): string | null {
  return field.label === undefined ? t.find(`card-${kind}-${name}`, { value }) : null
}

/** The field's own card text from locales if it has one, otherwise “label: value”; a list has one line per value. */
export function linesOfField(of: FieldOf, value: unknown, words: FieldWords): readonly string[] {
  const { t } = words
  return fieldParts(of, value, words).map((part) => ownLine(t, of, part) ?? `${fieldLabel(t, of)}: ${part}`)
}

/**
 * Empty fields have no line, except those that the team requires.
 *
 * @param record the values as shown, by field
 * @param byHand hand-written lines that replace those of a field
 */
export function fieldLines(
  kind: FieldedKind,
  record: object,
  words: CardWords,
  byHand: ByHand = {},
): readonly string[] {
  const table: FieldTable = words.fields[kind]
  const values = record as Readonly<Record<string, unknown>>
  return fieldsOf(table).flatMap(({ name, field }) => {
    if (byHand[name] !== undefined) return byHand[name]
    if (field.partOf !== undefined) return []
    const of = { kind, name, field }
    const lines = values[name] === field.blank ? [] : linesOfField(of, values[name], words)
    const isMissing = lines.length === 0 && name in record && field.label !== undefined && field.required === true
    return isMissing ? [words.t('card-missing-field', { label: field.label })] : lines
  })
}

/** The values of the fields without their labels, in the order of their table; empty ones are left out. */
export function fieldTexts(kind: FieldedKind, record: object, words: CardWords): readonly string[] {
  const table: FieldTable = words.fields[kind]
  const values = record as Readonly<Record<string, unknown>>
  return fieldsOf(table).flatMap(({ name, field }) =>
    field.partOf === undefined ? (fieldText({ kind, name, field }, values[name], words) ?? []) : [],
  )
}
