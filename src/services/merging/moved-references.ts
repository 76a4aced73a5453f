/** A reference as a merge leaves it, and as its undo puts it back: one id, a list of ids, or a list of items with an id. Pure. */
import { isDeepStrictEqual } from 'node:util'

import type { Types } from 'mongoose'

import type { StoredRole } from '../../models/deal.ts'
import type { MergeRecord, MovedReference, Reference, ReferenceItem } from '../../models/merge.ts'

type Target = Pick<MergeRecord, 'primaryId' | 'losingId'>
type List = readonly ReferenceItem[]

const isList = (reference: Reference): reference is List => Array.isArray(reference)
const isRole = (item: ReferenceItem): item is StoredRole => 'contactId' in item

const idOfItem = (item: ReferenceItem): Types.ObjectId => (isRole(item) ? item.contactId : item)
const withId = (item: ReferenceItem, id: Types.ObjectId): ReferenceItem =>
  isRole(item) ? { contactId: id, role: item.role } : id

/** What makes two items the same: one contact may have two roles. */
const plainItem = (item: ReferenceItem): string => `${String(idOfItem(item))} ${isRole(item) ? item.role : ''}`

const plain = (reference: Reference): unknown => (isList(reference) ? reference.map(plainItem) : String(reference))

function distinct(items: List): List {
  return items.filter((item, index) => items.findIndex((other) => plainItem(other) === plainItem(item)) === index)
}

/** The reference with the primary in the place of the losing record. */
export function moved(reference: Reference, { primaryId, losingId }: Target): Reference {
  if (!isList(reference)) return primaryId
  return distinct(reference.map((item) => (idOfItem(item).equals(losingId) ? withId(item, primaryId) : item)))
}

/** What a reference is to be after the undo; null if it no longer has to do with the merge. */
export function movedBack(present: Reference, { from, to }: MovedReference, target: Target): Reference | null {
  if (isDeepStrictEqual(plain(present), plain(to))) return from
  if (!isList(present) || !isList(from)) return null
  // Others were added or removed since: only the places of the two change.
  const { primaryId, losingId } = target
  const had = new Set(from.map(plainItem))
  const back = present.flatMap((item) => {
    if (!idOfItem(item).equals(primaryId)) return [item]
    const theirs = withId(item, losingId)
    if (!had.has(plainItem(theirs))) return [item]
    return had.has(plainItem(item)) ? [item, theirs] : [theirs]
  })
  return isDeepStrictEqual(plain(back), plain(present)) ? null : back
}
