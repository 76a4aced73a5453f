/** What a table of fields implies for the values of a record. Pure. */
import { isDeepStrictEqual } from 'node:util'

import type { Change } from '../../models/event.ts'
import { storedAt } from './stored-path.ts'
import { type FieldName, type FieldTable, fieldsOf, type RequirableOf, type ValuesOf } from './define-fields.ts'

type Mutable = Record<string, unknown>

/** The values of a record about which nothing is known. */
export function blankValues<Table extends FieldTable>(table: Table): ValuesOf<Table> {
  return collect(table, ({ field }) => field.blank)
}

/** The values of a stored record. */
export function valuesOf<Table extends FieldTable>(table: Table, record: object): ValuesOf<Table> {
  return collect(table, ({ path, field }) => field.fromStored(storedAt(record, path)))
}

/** The fields that differ, as an event records them. */
export function changesBetween<Table extends FieldTable>(
  table: Table,
  before: ValuesOf<Table>,
  after: ValuesOf<Table>,
): readonly Change[] {
  return fieldsOf(table)
    .filter(({ name }) => !isDeepStrictEqual(before[name], after[name]))
    .map(({ name, path }) => ({ path, from: before[name], to: after[name] }))
}

/** The `$set` and `$unset` that write values to the stored form; a new record takes {@link nested} `$set`. */
export function storedValues<Table extends FieldTable>(
  table: Table,
  values: ValuesOf<Table>,
): { readonly $set: Readonly<Record<string, unknown>>; readonly $unset: Readonly<Record<string, 1>> } {
  const $set: Mutable = {}
  const $unset: Record<string, 1> = {}
  for (const { name, path, field } of fieldsOf(table)) {
    const stored = field.toStored(values[name])
    if (stored === undefined) $unset[path] = 1
    else $set[path] = stored
  }
  return { $set, $unset }
}

/** The fields that a stage can require and that have a value, or need none any more, in the order of the table. */
export function filledRequirable<Table extends FieldTable>(
  table: Table,
  values: ValuesOf<Table>,
): readonly RequirableOf<Table>[] {
  return fieldsOf(table)
    .filter(({ name, field }) => field.requirable === true && (field.retired === true || field.isFilled(values[name])))
    .map(({ name }) => name as RequirableOf<Table>)
}

/** What an undo writes for the changes of an event; null when a field is no longer as the event left it. */
export function valuesBefore<Table extends FieldTable>(
  table: Table,
  present: ValuesOf<Table>,
  changes: readonly Change[],
): ValuesOf<Table> | null {
  const values: Mutable = { ...present }
  const names = new Map(fieldsOf(table).map(({ name, path }) => [path, name]))
  for (const { path, from, to } of changes) {
    const name = names.get(path)
    if (name === undefined) continue
    if (!isDeepStrictEqual(values[name], to)) return null
    values[name] = from
  }
  return values as ValuesOf<Table>
}

/**
 * Whether a record is as the event of its creation left it: the fields in the event are as it says, and every other field is
 * blank. Fixed fields do not count: the operations that change them decide whether the record was touched.
 */
export function isUntouched<Table extends FieldTable>(
  table: Table,
  present: ValuesOf<Table>,
  changes: readonly Change[],
): boolean {
  const given = new Map(changes.map(({ path, to }) => [path, to]))
  return fieldsOf(table).every(
    ({ name, path, field }) =>
      field.fixed === true || isDeepStrictEqual(present[name], given.has(path) ? given.get(path) : field.blank),
  )
}

/** The words that find a record, taken from its searched fields. */
export function searchWords<Table extends FieldTable>(table: Table, values: ValuesOf<Table>): readonly string[] {
  return fieldsOf(table).flatMap(({ name, field }) => (field.search === true ? field.searchWords(values[name]) : []))
}

function collect<Table extends FieldTable>(
  table: Table,
  value: (entry: ReturnType<typeof fieldsOf<Table>>[number]) => unknown,
): ValuesOf<Table> {
  return Object.fromEntries(fieldsOf(table).map((entry) => [entry.name, value(entry)])) as ValuesOf<Table>
}

/** The name of the field whose changes events list under a path. */
export function fieldAt<Table extends FieldTable>(table: Table, path: string): FieldName<Table> | null {
  return fieldsOf(table).find((entry) => entry.path === path)?.name ?? null
}
