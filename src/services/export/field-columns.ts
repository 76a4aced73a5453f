/** Derives parts of a resource from a table of fields: the columns of its records and the filters of its lists. */
import { type FieldName, type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { Filter } from '../fields/filter.ts'
import type { Field } from './field.ts'

type Columns<Stored> = Readonly<Record<string, Field<Stored>>>

/** Other columns of a resource, by the field that they precede. */
type ColumnsBefore<Table extends FieldTable, Stored> = { readonly [Name in FieldName<Table>]?: Columns<Stored> }

/**
 * One column for each field, named after the field's path and described by its `about` text.
 *
 * @param before columns that are not fields, with their place among the fields: readers of CSV may rely on positions
 */
export function fieldColumns<Table extends FieldTable, Stored extends object>(
  table: Table,
  before: ColumnsBefore<Table, Stored> = {},
): Columns<Stored> {
  const columns = fieldsOf(table).flatMap(({ name, path, field }) => {
    const column: Field<Stored> = {
      schema: field.schema.meta({ description: field.about }),
      from: [path],
      read: (stored) => field.toPublic(field.fromStored((stored as Record<string, unknown>)[path] ?? undefined)),
      ...(field.cells && { cells: field.cells }),
    }
    return [...Object.entries(before[name] ?? {}), [path, column] as const]
  })
  return Object.fromEntries(columns)
}

/** The query parameters of the fields that declare a filter. */
export function fieldFilters(table: FieldTable): Readonly<Record<string, Filter>> {
  const filters = fieldsOf(table).flatMap(({ path, field }) => {
    const { filter } = field
    if (filter === undefined) return []
    const endings = Object.entries(field.filters(path, filter.about))
    return endings.map(([ending, condition]) => [`${filter.name}${ending}`, condition] as const)
  })
  return Object.fromEntries(filters)
}
