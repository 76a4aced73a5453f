/** The values of two records as one, and apart again. Pure. */
import { isDeepStrictEqual } from 'node:util'

import type { Change } from '../../models/event.ts'
import { type FieldName, type FieldTable, fieldsOf, type ValuesOf } from '../fields/define-fields.ts'
import type { AnyField, FieldKind } from '../fields/field-type.ts'
import { itemKey, withItemsOf } from '../fields/list-items.ts'
import { MAX_TAGS } from '../../language/tags.ts'

type Items = readonly unknown[]

/** The kinds whose values are lists that can hold the values of both, and how many. Of every other kind, one value wins. */
const LISTS: Partial<Readonly<Record<FieldKind, number>>> = {
  phones: Infinity,
  emails: Infinity,
  tags: MAX_TAGS,
  choices: Infinity,
  contacts: Infinity,
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
  const max = LISTS[field.kind]
  if (max === undefined) return { value: own, left: theirs }
  const all = withItemsOf(own as Items, theirs as Items)
  const size = Math.max((own as Items).length, max)
  return { value: all.slice(0, size), left: all.length > size ? all.slice(size) : null }
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
    // The whole says what a part would.
    if (combined.left !== null && field.partOf === undefined) left.push({ name, path, value: combined.left })
  }
  return { values: values as ValuesOf<Table>, left }
}

/** A list without what the merge added: items, and labels of items. */
function withoutAdded(present: Items, { from, to }: Change): Items {
  const [before, merged] = [from, to].map((items) => new Map((items as Items).map((item) => [itemKey(item), item])))
  return present
    .filter((item) => before?.has(itemKey(item)) === true || merged?.has(itemKey(item)) !== true)
    .map((item) => {
      const key = itemKey(item)
      return before?.has(key) === true && isDeepStrictEqual(item, merged?.get(key)) ? before.get(key) : item
    })
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
    if (isDeepStrictEqual(now, change.to)) values[name] = change.from
    else if (LISTS[field.kind] === undefined) kept.push(name)
    else values[name] = withoutAdded(now as Items, change)
  }
  return { values: values as ValuesOf<Table>, kept }
}
