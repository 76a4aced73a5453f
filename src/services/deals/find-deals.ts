/** Searches for deals by the words of their titles and their tags. */
import type { DealRecord } from '../../models/deal.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { searchSeen } from '../search/search-seen.ts'
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
    ...searchSeen(actor, 'ownerId', rounds),
    fields: { ...LISTED_FIELDS, ownerId: 1 },
    nameOf: ({ title }) => title,
  }
  return searchRecords(models.deals, search, text)
}
