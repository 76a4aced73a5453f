/** One changed field of an event as text: “👥 Owner: Max → Priya”. */
import type { Change } from '../../models/event.ts'
import { namedKindOf } from '../../services/fields/shown-values.ts'
import { fieldAt } from '../../services/fields/values.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import type { AnyField } from '../../services/fields/field-type.ts'
import type { FieldedKind } from '../../services/records/field-tables.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import { fieldLabel, type FieldOf } from './field-label.ts'
import type { CardWords } from './field-lines.ts'
import { fieldText } from './field-text.ts'

/** Of each value, in UTF-16 code units: enough to recognise it. */
const MAX_VALUE_LENGTH = 60
const NOTHING = '—'
/** Stands for the name of a record that the reader may not see. */
const UNSEEN = '…'

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function withName(value: unknown): unknown {
  const isNamed = typeof value === 'object' && value !== null && 'name' in value && value.name !== null
  return isNamed ? value : { name: UNSEEN }
}

/** The same value with a name for each record that it refers to. */
function withNames(field: AnyField, value: unknown): unknown {
  if (namedKindOf(field) === null || isBlank(value)) return value
  return Array.isArray(value) ? value.map(withName) : withName(value)
}

/** “Max → Priya”. @param units the maximum of each side, in UTF-16 code units */
export function fromTo(from: string | null, to: string | null, units = MAX_VALUE_LENGTH): string {
  const side = (text: string | null) => (text === null ? NOTHING : cutToUnits(text.replace(/\s+/gu, ' '), units))
  return `${side(from)} → ${side(to)}`
}

/** Null for a path that is not a field, and for derived fields such as a task's reminder. */
function toldField(kind: FieldedKind, path: string, words: CardWords): FieldOf | null {
  const table: FieldTable = words.fields[kind]
  const name = fieldAt(table, path)
  const field = name === null ? undefined : table[name]
  if (name === null || field === undefined) return null
  const isDerived = field.fixed === true && field.retired !== true && namedKindOf(field) === null
  return isDerived ? null : { kind, name, field }
}

function valueText(of: FieldOf, value: unknown, words: CardWords): string | null {
  return isBlank(value) ? null : fieldText(of, withNames(of.field, value), words)
}

/** From what to what. Null for a path that is not told. */
export function changeText(kind: FieldedKind, { path, from, to }: Change, words: CardWords): string | null {
  const of = toldField(kind, path, words)
  if (of === null) return null
  return `${fieldLabel(words.t, of)}: ${fromTo(valueText(of, from, words), valueText(of, to, words))}`
}

/** What a field was given when its record was made. Null for a path that is not told, and for the name of the record. */
export function givenText(kind: FieldedKind, change: Change, words: CardWords): string | null {
  return change.path === 'name' || change.path === 'title' ? null : heldText(kind, change, words)
}

/** What a field holds. Null for a path that is not told, and for nothing. */
export function heldText(
  kind: FieldedKind,
  { path, to }: Pick<Change, 'path' | 'to'>,
  words: CardWords,
): string | null {
  const of = toldField(kind, path, words)
  const text = of === null ? null : valueText(of, to, words)
  if (of === null || text === null) return null
  return `${fieldLabel(words.t, of)}: ${cutToUnits(text.replace(/\s+/gu, ' '), MAX_VALUE_LENGTH)}`
}
