/** A record's fields as lines of its card, in the order of their table. */
import { type FieldTable, fieldsOf } from '../../services/fields/define-fields.ts'
import type { FieldedKind, FieldTables } from '../../services/records/field-tables.ts'
import { fieldLabel } from './field-label.ts'
import { type FieldOf, fieldParts, fieldText, type FieldWords } from './field-text.ts'

/** Everything needed to write a card. */
export type CardWords = FieldWords & { readonly fields: FieldTables }

type ByHand = { readonly [field: string]: readonly string[] }

/** The field's own card text from locales if it has one, otherwise “label: value”; a list has one line per value. */
export function linesOfField(of: FieldOf, value: unknown, words: FieldWords): readonly string[] {
  const { t } = words
  const { kind, name } = of
  return fieldParts(of, value, words).map(
    (part) => t.find(`card-${kind}-${name}`, { value: part }) ?? `${fieldLabel(t, kind, name)}: ${part}`,
  )
}

/**
 * Empty fields have no line.
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
    return values[name] === field.blank ? [] : linesOfField({ kind, name, field }, values[name], words)
  })
}

/** The values of the fields without their labels, in the order of their table; empty ones are left out. */
export function fieldTexts(kind: FieldedKind, record: object, words: CardWords): readonly string[] {
  const table: FieldTable = words.fields[kind]
  const values = record as Readonly<Record<string, unknown>>
  return fieldsOf(table).flatMap(({ name, field }) => fieldText({ kind, name, field }, values[name], words) ?? [])
}
