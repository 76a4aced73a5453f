/** Derives parts of a resource from a table of fields: the columns of its records and the filters of its lists. */
import { z } from 'zod'

import { isCustom } from '../fields/custom-fields.ts'
import { type FieldName, type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { Filter } from '../fields/filter.ts'
import { storedAt } from '../fields/stored-path.ts'
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
  const columns = fieldsOf(table).flatMap(({ name, path, field }): readonly (readonly [string, Field<Stored>])[] => {
    if (isCustom(field)) return []
    const column: Field<Stored> = {
      schema: field.schema.meta({ description: field.about }),
      from: [path],
      read: (stored) => field.toPublic(field.fromStored(storedAt(stored, path))),
      ...(field.cells && { cells: field.cells }),
    }
    return [...Object.entries(before[name] ?? {}), [path, column] as const]
  })
  return Object.fromEntries(columns)
}

/**
 * The columns that a resource had from the start, and those that came later, which stand at its end in the order in which they
 * came: readers of CSV may rely on positions.
 *
 * @param later names of columns
 */
export function laterLast<Stored>(
  columns: Columns<Stored>,
  later: readonly string[],
): { readonly first: Columns<Stored>; readonly last: Columns<Stored> } {
  const all = Object.entries(columns)
  return {
    first: Object.fromEntries(all.filter(([name]) => !later.includes(name))),
    last: Object.fromEntries(later.flatMap((path) => all.filter(([name]) => name === path))),
  }
}

const customSchema = z.record(z.string(), z.unknown()).meta({
  description: 'The fields that the team defined, by their keys: GET /fields tells what each of them is',
})

/**
 * The fields that the team defined, as one column: what they are differs between workspaces, and the API is described once for
 * all of them. In CSV each has columns of its own.
 */
export function customColumn<Stored extends object>(table: FieldTable): { readonly custom: Field<Stored> } {
  const own = fieldsOf(table).filter(({ field }) => isCustom(field))
  const cells = own.flatMap(({ name, field: { cells: parts } }) =>
    parts === undefined
      ? [[`.${name}`, name] as const]
      : Object.entries(parts).map(([ending, key]) => [`.${name}${ending}`, `${name}.${key}`] as const),
  )
  return {
    custom: {
      schema: customSchema,
      from: own.map(({ path }) => path),
      read: (stored) =>
        Object.fromEntries(
          own.map(({ name, path, field }) => [name, field.toPublic(field.fromStored(storedAt(stored, path)))]),
        ),
      cells: Object.fromEntries(cells),
    },
  }
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
