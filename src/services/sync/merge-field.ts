/**
 * Compares three states of a field: theirs now, ours now, and both as they were last taken. Only if both sides changed it,
 * and to different values, is that a conflict. Pure.
 */
import { isDeepStrictEqual } from 'node:util'

import type { AnyField, FieldKind } from '../fields/field-type.ts'
import { itemKey, withLabelsOf } from '../fields/list-items.ts'

/** Theirs and ours when they were last taken; null before the first time. */
export type LastTaken = { readonly theirs: unknown; readonly ours: unknown } | null

export type Merged =
  | { readonly kind: 'value'; readonly value: unknown }
  /** Somebody has to win. */
  | { readonly kind: 'conflict' }

/** Lists to which both sides can add without disagreeing. */
const LISTS: readonly FieldKind[] = ['phones', 'emails', 'tags', 'choices', 'contacts']

function mergeLists(theirs: readonly unknown[], ours: readonly unknown[], taken: readonly unknown[]): unknown {
  const [now, before] = [new Set(theirs.map(itemKey)), new Set(taken.map(itemKey))]
  const kept = ours.filter((item) => now.has(itemKey(item)) || !before.has(itemKey(item)))
  const present = new Set(ours.map(itemKey))
  // A label that they gave since goes to a number of ours without one.
  const changed = theirs.filter((item) => !taken.some((one) => isDeepStrictEqual(one, item)))
  const added = theirs.filter((item) => !present.has(itemKey(item)) && !before.has(itemKey(item)))
  return [...withLabelsOf(kept, changed), ...added]
}

/** @param theirs undefined if they do not state the field */
export function mergeField(field: AnyField, theirs: unknown, ours: unknown, last: LastTaken): Merged {
  const value = (merged: unknown): Merged => ({ kind: 'value', value: merged })
  if (theirs === undefined || isDeepStrictEqual(theirs, ours)) return value(ours)
  if (field.required === true && !field.isFilled(theirs)) return value(ours)
  if (last !== null && isDeepStrictEqual(theirs, last.theirs)) return value(ours)
  // Labels are ours: what they say about a number is the number.
  const labelled = LISTS.includes(field.kind)
    ? withLabelsOf(theirs as readonly unknown[], (ours ?? []) as readonly unknown[])
    : theirs
  if (last !== null && isDeepStrictEqual(ours, last.ours)) return value(labelled)
  if (LISTS.includes(field.kind)) {
    const taken = last === null ? [] : (last.theirs ?? [])
    return value(mergeLists(theirs as readonly unknown[], ours as readonly unknown[], taken as readonly unknown[]))
  }
  if (last === null && !field.isFilled(ours)) return value(theirs)
  if (last === null && !field.isFilled(theirs)) return value(ours)
  return { kind: 'conflict' }
}
