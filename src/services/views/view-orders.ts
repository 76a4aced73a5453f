/** The orders of views, and how a page is found in each. Pure. */
import type { Types } from 'mongoose'

import { VIEW_ORDERS, type ViewKind, type ViewOrder } from '../../models/view.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'

/** @property isSparse whether records may lack it: those come first where it ascends, and last where it descends */
export type OrderKey = { readonly key: string; readonly ascending: boolean; readonly isSparse?: true }

const WITHOUT_FIELD = {
  recent: { key: 'updatedAt', ascending: false },
  name: { key: 'sortName', ascending: true },
  created: { key: 'createdAt', ascending: false },
  quiet: { key: 'touchedAt', ascending: true },
  next: { key: 'nextTaskAt', ascending: true, isSparse: true },
} as const satisfies Readonly<Partial<Record<ViewOrder, OrderKey>>>

/** By a key beside the fields, or by the field that says it can be sorted by. */
export function orderKey(table: FieldTable, order: ViewOrder): OrderKey {
  if (Object.hasOwn(WITHOUT_FIELD, order)) return WITHOUT_FIELD[order as keyof typeof WITHOUT_FIELD]
  const found = fieldsOf(table).find(({ field }) => field.sort?.name === order)
  if (found === undefined) return WITHOUT_FIELD.recent
  const { path, field } = found
  // Amounts of different currencies stand by their numbers.
  const key = field.kind === 'money' ? `${path}.minor` : path
  return { key, ascending: field.sort?.ascending === true, isSparse: true }
}

/** In the order in which they are offered. */
export function ordersOf(table: FieldTable, kind: ViewKind): readonly ViewOrder[] {
  const own = VIEW_ORDERS.filter((order) => fieldsOf(table).some(({ field }) => field.sort?.name === order))
  // Deals have no name to go by.
  const named = kind === 'deal' ? [] : (['name'] as const)
  return kind === 'company'
    ? [...named, 'recent', 'created', 'quiet']
    : ['recent', ...named, ...(kind === 'deal' ? (['next'] as const) : []), ...own, 'created', 'quiet']
}

/** The order that lists of a kind begin with. */
export function firstOrder(kind: ViewKind): ViewOrder {
  return kind === 'company' ? 'name' : 'recent'
}

/**
 * Matches everything, as a bound on the key. Without one, an engine that has no statistics yet, as just after an import,
 * may walk another index and sort everything it finds.
 */
export function everything({ key, isSparse }: OrderKey): Readonly<Record<string, unknown>> {
  if (isSparse === true) return {}
  return { [key]: { $gte: key === 'sortName' ? '' : new Date(0) } }
}

/** A record as a place in a list. @property value of the order's key; null for a record that lacks it */
export type Anchor = { readonly _id: Types.ObjectId; readonly value: unknown }

/**
 * Everything on one side of an anchor. Where the key cannot be missing, with an outer bound that a single index range serves.
 *
 * @param ascending whether the page goes up
 * @param isInclusive whether the anchor itself is part of it
 */
export function beyond(
  { key, isSparse }: OrderKey,
  { _id, value }: Anchor,
  ascending: boolean,
  isInclusive = false,
): Readonly<Record<string, unknown>> {
  const [open, closed] = ascending ? ['$gt', '$gte'] : ['$lt', '$lte']
  const id = { _id: { [isInclusive ? closed : open]: _id } }
  if (isSparse !== true)
    return { [key]: { [closed]: value }, $or: [{ [key]: { [open]: value } }, { [key]: value, ...id }] }
  const missing = { [key]: null }
  // The missing ones are at the low end.
  if (value === null) return { $or: [{ ...missing, ...id }, ...(ascending ? [{ [key]: { $ne: null } }] : [])] }
  return { $or: [{ [key]: { [open]: value } }, { [key]: value, ...id }, ...(ascending ? [] : [missing])] }
}

export { CONDITION_TESTS, VIEW_KINDS, VIEW_ORDERS } from '../../models/view.ts'
