/** The values of two records as one, and apart again. Pure. */
import { isDeepStrictEqual } from 'node:util'

import type { Change } from '../../models/event.ts'
import { type FieldName, type FieldTable, fieldsOf, type ValuesOf } from '../fields/define-fields.ts'
import type { AnyField, FieldKind } from '../fields/field-type.ts'
import { MAX_TAGS } from '../../language/tags.ts'

type Items = readonly unknown[]

/** What makes two items of a list the same. */
type KeyOf = (item: unknown) => string

const itself: KeyOf = String
const inside =
  (key: string): KeyOf =>
  (item) =>
    String(Reflect.get(Object(item), key))

/** The kinds whose values are lists that can hold the values of both. Of every other kind, one value wins. */
const LISTS: Partial<Readonly<Record<FieldKind, { readonly keyOf: KeyOf; readonly max: number }>>> = {
  phones: { keyOf: inside('e164'), max: Infinity },
  emails: { keyOf: inside('normalized'), max: Infinity },
  tags: { keyOf: itself, max: MAX_TAGS },
  choices: { keyOf: itself, max: Infinity },
  contacts: { keyOf: itself, max: Infinity },
}

/** A value of the losing record that the primary could not take. */
export type LeftValue<Table extends FieldTable = FieldTable> = {
  readonly name: FieldName<Table>
  readonly path: string
  readonly value: unknown
}

export type Combined<Table extends FieldTable> = {
  readonly values: ValuesOf<Table>
  readonly left: readonly LeftValue<Table>[]
}

function combineField(field: AnyField, own: unknown, theirs: unknown): { value: unknown; left: unknown } {
  if (!field.isFilled(theirs) || isDeepStrictEqual(own, theirs)) return { value: own, left: null }
  // Nobody fills it any more: what the losing record has in it stays there, and in the entry of the merge.
  if (field.retired === true) return { value: own, left: theirs }
  if (!field.isFilled(own)) return { value: theirs, left: null }
  const list = LISTS[field.kind]
  if (list === undefined) return { value: own, left: theirs }
  const present = new Set((own as Items).map(list.keyOf))
  const further = (theirs as Items).filter((item) => !present.has(list.keyOf(item)))
  const room = Math.max(0, list.max - present.size)
  const value = further.length === 0 ? own : [...(own as Items), ...further.slice(0, room)]
  return { value, left: further.length > room ? further.slice(room) : null }
}

/** The primary's values, completed by those of the other: blank fields in use are filled, their lists become longer. */
export function combineValues<Table extends FieldTable>(
  table: Table,
  primary: ValuesOf<Table>,
  losing: ValuesOf<Table>,
): Combined<Table> {
  const values: Record<string, unknown> = {}
  const left: LeftValue<Table>[] = []
  for (const { name, path, field } of fieldsOf(table)) {
    const combined = combineField(field, primary[name], losing[name])
    values[name] = combined.value
    if (combined.left !== null) left.push({ name, path, value: combined.left })
  }
  return { values: values as ValuesOf<Table>, left }
}

/** A list without the items that the merge added. */
function withoutAdded(keyOf: KeyOf, present: Items, { from, to }: Change): Items {
  const before = new Set((from as Items).map(keyOf))
  const added = new Set((to as Items).map(keyOf).filter((key) => !before.has(key)))
  return present.filter((item) => !added.has(keyOf(item)))
}

export type Separated<Table extends FieldTable> = {
  readonly values: ValuesOf<Table>
  /** The fields that were changed since the merge and stay as they are. */
  readonly kept: readonly FieldName<Table>[]
}

/**
 * The primary's values without what the merge gave it. What was changed since then stays: whole values, and the items that
 * were added to lists.
 */
export function separateValues<Table extends FieldTable>(
  table: Table,
  present: ValuesOf<Table>,
  changes: readonly Change[],
): Separated<Table> {
  const values: Record<string, unknown> = { ...present }
  const kept: FieldName<Table>[] = []
  const changed = new Map(changes.map((change) => [change.path, change]))
  for (const { name, path, field } of fieldsOf(table)) {
    const change = changed.get(path)
    if (change === undefined) continue
    const now: unknown = present[name]
    const list = LISTS[field.kind]
    if (isDeepStrictEqual(now, change.to)) values[name] = change.from
    else if (list === undefined) kept.push(name)
    else values[name] = withoutAdded(list.keyOf, now as Items, change)
  }
  return { values: values as ValuesOf<Table>, kept }
}
