/**
 * What the fields of a deal imply for each other: an amount that follows the items is what they come to, and only contacts of the
 * deal have a role in it. Whatever writes the values of a deal settles them first. Pure.
 */
import { isDeepStrictEqual } from 'node:util'

import { totalOfItems } from '../fields/types/line-items.ts'
import type { DealValues } from './deal-fields.ts'

/** A deal with items and no amount of its own follows them: there is nothing else that it could be worth. */
function settledAmount(values: DealValues): DealValues {
  const total = totalOfItems(values.items)
  if (total === null) return values.followsItems ? { ...values, followsItems: false } : values
  if (!values.followsItems && values.amount !== null) return values
  return { ...values, followsItems: true, amount: total }
}

/**
 * Without roles of contacts that were taken off, or never were on the deal. One that was there before stays: while a merge is under
 * way, it may be ahead of its contact.
 */
function settledRoles(before: DealValues, after: DealValues): DealValues {
  const removed = before.contact.filter((id) => !after.contact.includes(id))
  const known = new Set([...after.contact, ...before.roles.map(({ contact }) => contact)])
  const roles = after.roles.filter(({ contact }) => known.has(contact) && !removed.includes(contact))
  return roles.length === after.roles.length ? after : { ...after, roles }
}

/**
 * The values after a change. An amount that was given is typed, and stays until somebody lets it follow the items again; without
 * the last item, an amount that followed them is gone.
 *
 * @param before the blank values of a new deal
 */
export function settleDeal(before: DealValues, after: DealValues): DealValues {
  const settled = settledRoles(before, after)
  if (!before.followsItems || !settled.followsItems) return settledAmount(settled)
  const isTyped = !isDeepStrictEqual(before.amount, settled.amount)
  if (isTyped) return settledAmount({ ...settled, followsItems: false })
  return settledAmount(settled.items.length === 0 ? { ...settled, amount: null } : settled)
}

/**
 * The values to which a deal is put back. An undo takes each field to where it was, and others may have changed since: what
 * follows the items follows those that are there now.
 */
export function settleRestored(present: DealValues, restored: DealValues): DealValues {
  return settledAmount(settledRoles(present, restored))
}
