/** The list of companies as a range of an index, in the order of the list. */
import { objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { ListRanges } from '../lists/list-range.ts'

/** @throws AppError FORBIDDEN */
export function rangesOfCompanies(actor: Actor, { mine }: { readonly mine: boolean }): ListRanges {
  authorize(actor, 'contact.read')
  const scope = { ...visibleTo(actor), ...(mine && { ownerId: objectId(actor.memberId) }), deletedAt: null }
  return { name: null, ranges: [{ filter: { ...scope, sortName: { $gte: '' } }, sort: { sortName: 1, _id: 1 } }] }
}
