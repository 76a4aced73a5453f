/** One changed field of an event as text: “👥 Owner: Max → Priya”. */
import type { Change } from '../../models/event.ts'
import { fieldAt } from '../../services/fields/values.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import type { FieldedKind } from '../../services/records/field-tables.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import { fieldLabel } from './field-label.ts'
import type { CardWords } from './field-lines.ts'
import { fieldText } from './field-text.ts'

/** Of each value, in UTF-16 code units: enough to recognise it. */
const MAX_VALUE_LENGTH = 60
const NOTHING = '—'

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Null for a path that is not a field, and for derived fields such as a task's reminder. */
export function changeText(kind: FieldedKind, { path, from, to }: Change, words: CardWords): string | null {
  const table: FieldTable = words.fields[kind]
  const name = fieldAt(table, path)
  const field = name === null ? undefined : table[name]
  if (
    name === null ||
    field === undefined ||
    (field.fixed === true && field.retired !== true && field.kind !== 'member')
  )
    return null
  const label = fieldLabel(words.t, { kind, name, field })
  const textOf = (value: unknown): string | null => {
    const text = isBlank(value) ? NOTHING : fieldText({ kind, name, field }, value, words)
    return text && cutToUnits(text.replace(/\s+/gu, ' '), MAX_VALUE_LENGTH)
  }
  const [before, after] = [textOf(from), textOf(to)]
  // The name is not known: the reader may not see the person, or the person is gone. Say only that the field changed.
  if (before === null || after === null) return label
  return before === NOTHING ? `${label}: ${after}` : `${label}: ${before} → ${after}`
}
