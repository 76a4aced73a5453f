/** One side of a conflict in words. */
import type { SyncKind } from '../../models/sync.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import type { CardWords } from './field-lines.ts'
import { fieldText } from './field-text.ts'

/** @param value references come with their names. Null if there is nothing */
export function syncValueText(kind: SyncKind, name: string, value: unknown, words: CardWords): string | null {
  const table: FieldTable = words.fields[kind]
  const field = Object.hasOwn(table, name) ? table[name] : undefined
  if (field !== undefined) return fieldText({ kind, name, field }, value, words)
  // The place of a deal is a stage with a name.
  const stage = Object(value) as { readonly name?: unknown }
  return typeof stage.name === 'string' ? stage.name : null
}
