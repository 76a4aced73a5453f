/** The list of contacts as a range of an index, in the order of the list. */
import { objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { ListRanges } from '../lists/list-range.ts'
import { EVERYTHING, KEY_OF_ORDER, type ListContactsQuery } from './read-contacts.ts'

/** @throws AppError FORBIDDEN */
export function rangesOfContacts(actor: Actor, query: Omit<ListContactsQuery, 'limit' | 'page'>): ListRanges {
  authorize(actor, 'contact.read')
  const { order, mine = false, company } = query
  const key = KEY_OF_ORDER[order]
  const sign = order === 'name' ? 1 : -1
  const scope = {
    ...visibleTo(actor),
    ...(mine && { ownerId: objectId(actor.memberId) }),
    ...(company !== undefined && { companyId: objectId(company) }),
    deletedAt: null,
  }
  return { name: null, ranges: [{ filter: { ...scope, [key]: EVERYTHING[key] }, sort: { [key]: sign, _id: sign } }] }
}
