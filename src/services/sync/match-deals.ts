/** The deals that arrivals stand for: by their link, else one of the same title with one of the same people. */
import type { DealRecord } from '../../models/deal.ts'
import { type ContactId, objectId } from '../../models/ids.ts'
import { fold } from '../search/search-words.ts'
import type { Transaction } from '../core/transact.ts'
import { linkedRecords, liveRecords } from './linked-records.ts'
import type { PageReferences } from './page-references.ts'
import type { Arrival, PageContext } from './sync-page.ts'

type Open = { readonly arrival: Arrival; readonly title: string; readonly people: readonly string[] }

export async function findDeals(
  context: PageContext,
  tx: Transaction,
  arrivals: readonly Arrival[],
  { linked }: PageReferences,
): Promise<ReadonlyMap<string, DealRecord>> {
  const matches = new Map<string, DealRecord>(await liveRecords<DealRecord>(context, tx, 'deals', arrivals))
  const open = arrivals.flatMap((arrival): readonly Open[] => {
    const { record, read, link } = arrival
    const people = (record.contacts ?? []).flatMap((id) => linked('contact', id) ?? [])
    const title = read.inputs['title']
    return link === null && people.length > 0 && typeof title === 'string'
      ? [{ arrival, title: fold(title), people }]
      : []
  })
  if (open.length === 0) return matches
  const people = [...new Set(open.flatMap((one) => one.people))].map((id) => objectId(id as ContactId))
  const filter = { workspaceId: context.sync.workspaceId, contactIds: { $in: people }, deletedAt: null }
  const found = await context.deps.models.deals.find(filter, null, { session: tx.session }).lean()
  if (found.length === 0) return matches
  const taken = new Set(await linkedRecords(context, tx, found))
  for (const { arrival, title, people: theirs } of open) {
    const match = found.find(
      (deal) =>
        !taken.has(deal._id.toHexString()) &&
        fold(deal.title) === title &&
        deal.contactIds.some((id) => theirs.includes(id.toHexString())),
    )
    if (match === undefined) continue
    taken.add(match._id.toHexString())
    matches.set(arrival.record.externalId, match)
  }
  return matches
}
