/** Turns the inputs given for fields into their values. */
import { type FieldTable, fieldsOf, type InputsOf, type ValuesOf } from './define-fields.ts'
import type { References } from './field-type.ts'

/**
 * The values, replaced by the given inputs; null clears a field. Fields are processed one by one, in the order of the table,
 * because this may create the records they refer to.
 *
 * @throws AppError VALIDATION with the field's problem; whatever `references` throws
 */
export async function acceptInputs<Table extends FieldTable>(
  table: Table,
  values: ValuesOf<Table>,
  inputs: InputsOf<Table>,
  references: References,
): Promise<ValuesOf<Table>> {
  const accepted: Record<string, unknown> = { ...values }
  for (const { name, field } of fieldsOf(table)) {
    const input = inputs[name]
    if (input === undefined) continue
    accepted[name] = input === null ? field.blank : await field.accept(input, references, accepted[name])
  }
  return accepted as ValuesOf<Table>
}
