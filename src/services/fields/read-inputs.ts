/** Reads the text typed for fields. Pure. */
import { type FieldName, type FieldTable, fieldsOf, type InputsOf } from './define-fields.ts'
import type { ReadSettings } from './field-type.ts'

/** As typed, by field. */
export type TypedFields<Table extends FieldTable> = { readonly [Name in FieldName<Table>]?: string | undefined }

/** @throws AppError VALIDATION with the problem of the first field that cannot be read, in the order of the table */
export function readInputs<Table extends FieldTable>(
  table: Table,
  typed: TypedFields<Table>,
  settings: ReadSettings,
): InputsOf<Table> {
  const read = fieldsOf(table).flatMap(({ name, field }) => {
    const text = typed[name]
    return text === undefined ? [] : [[name, field.read(text, settings)] as const]
  })
  return Object.fromEntries(read) as InputsOf<Table>
}
