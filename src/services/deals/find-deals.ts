/** Searches for deals by the words of their titles. */
import type { DealRecord } from '../../models/deal.ts'
import { objectId, idOf } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import { searchRecords } from '../search/search-records.ts'

type Candidate = Pick<DealRecord, '_id' | 'title' | 'search'>

/** Best match first. */
export async function findDeals(
  models: Models,
  actor: Actor,
  text: string,
  limit: number,
): Promise<readonly DealRecord[]> {
  const scope = { ...visibleTo(actor), deletedAt: null }
  const found = await searchRecords(
    models.deals,
    { scope, fields: { title: 1 } },
    text,
    ({ title }: Candidate) => title,
  )
  const ids = found.records.slice(0, limit).map(({ _id }) => idOf(_id))
  if (ids.length === 0) return []
  const deals = await models.deals.find({ ...scope, _id: { $in: ids.map(objectId) } }).lean()
  return deals.toSorted((a, b) => ids.indexOf(idOf(a._id)) - ids.indexOf(idOf(b._id)))
}
