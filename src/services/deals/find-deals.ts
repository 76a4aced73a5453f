/** Searches for deals by the words of their titles. */
import type { DealRecord } from '../../models/deal.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import { searchRecords } from '../search/search-records.ts'
import { LISTED_FIELDS, type ListedDeal } from './deal-view.ts'

type Candidate = ListedDeal & Pick<DealRecord, 'search'>

/** Best match first. */
export async function findDeals(
  models: Models,
  actor: Actor,
  text: string,
  limit: number,
): Promise<readonly ListedDeal[]> {
  const scope = { ...visibleTo(actor), deletedAt: null }
  const found = await searchRecords(
    models.deals,
    { scope, fields: LISTED_FIELDS },
    text,
    ({ title }: Candidate) => title,
  )
  return found.records.slice(0, limit)
}
