/** Searches for deals by the words of their titles and their tags. */
import type { DealRecord } from '../../models/deal.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import { type Found, type Ranked, type Search, searchRecords } from '../search/search-records.ts'
import { LISTED_FIELDS, type ListedDeal } from './deal-view.ts'

type Candidate = ListedDeal & Pick<DealRecord, 'search' | 'ownerId'>

/** Best match first. */
export function rankDeals(
  models: Models,
  actor: Actor,
  text: string,
  rounds?: readonly Found[],
): Promise<Ranked<ListedDeal>> {
  const search: Search<Candidate> = {
    scope: { ...visibleTo(actor), deletedAt: null },
    fields: { ...LISTED_FIELDS, ownerId: 1 },
    nameOf: ({ title }) => title,
    isOwn: ({ ownerId }) => ownerId?.toHexString() === actor.memberId,
    ...(rounds && { rounds }),
  }
  return searchRecords(models.deals, search, text)
}
