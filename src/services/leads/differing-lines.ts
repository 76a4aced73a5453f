/** What a lead says about a record's fields and the record does not, as lines of a note: nothing that a lead says is lost. Pure. */
import { type FieldTable, fieldsOf, type InputsOf, type ValuesOf } from '../fields/define-fields.ts'
import type { AnyField } from '../fields/field-type.ts'

/** “lostReason” becomes “Lost reason”. */
function noteLabel(name: string, { item }: Pick<AnyField, 'item'>): string {
  const spaced = name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)
  return item ?? `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`
}

/** @returns `label: value`, in the order of the table */
export function differingLines<Table extends FieldTable>(
  table: Table,
  inputs: InputsOf<Table>,
  values: ValuesOf<Table>,
): readonly string[] {
  return fieldsOf(table).flatMap(({ name, field }) => {
    const input = inputs[name]
    const said = input === undefined || input === null ? [] : field.saidBesides(input, values[name])
    return said.map((text) => `${noteLabel(name, field)}: ${text}`)
  })
}
