/** What a lead says about a record's fields and the record does not, as lines of a note: nothing that a lead says is lost. Pure. */
import { type FieldName, type FieldTable, fieldsOf, type InputsOf, type ValuesOf } from '../fields/define-fields.ts'

/** @returns `label: value`, in the order of the table */
export function differingLines<Table extends FieldTable>(
  table: Table,
  inputs: InputsOf<Table>,
  values: ValuesOf<Table>,
  labelOf: (name: FieldName<Table>) => string,
): readonly string[] {
  return fieldsOf(table).flatMap(({ name, field }) => {
    // What the whole is called has its own line.
    if (field.partOf !== undefined) return []
    const input = inputs[name]
    const said = input === undefined || input === null ? [] : field.saidBesides(input, values[name])
    return said.map((text) => `${labelOf(name)}: ${text}`)
  })
}
