/** The deals that rows stand for: by the id of the system that they come from, else one of that title with that person. */
import type { DealRecord } from '../../models/deal.ts'
import type { ExternalIdRecord } from '../../models/external-id.ts'
import { fold } from '../search/search-words.ts'
import { IN_ONE_ANSWER, type KnownRows, type MatchingDeps } from './match-rows.ts'
import type { RowRead } from './read-row.ts'

export type KnownDeals = {
  /** Live deals, by their id. */
  readonly deals: ReadonlyMap<string, DealRecord>
  readonly links: ReadonlyMap<string, ExternalIdRecord>
  /** Ids of live deals, by {@link dealKey}. */
  readonly byPerson: ReadonlyMap<string, string>
}

export function dealKeyOf({ parts: { deal }, content }: RowRead): string {
  return deal?.externalId ?? `row:${content}`
}

/** What makes two deals of a person the same. */
export function dealKey(contactId: string, title: string): string {
  return `${contactId}/${fold(title)}`
}

export async function findKnownDeals(
  { models, workspaceId, source, session }: MatchingDeps,
  rows: readonly RowRead[],
  { contacts }: Pick<KnownRows, 'contacts'>,
): Promise<KnownDeals> {
  const keys = rows.filter(({ parts }) => parts.deal !== undefined).map(dealKeyOf)
  if (keys.length === 0) return { deals: new Map(), links: new Map(), byPerson: new Map() }
  const options = { batchSize: IN_ONE_ANSWER, ...(session && { session }) }
  const links = await models.externalIds
    .find({ workspaceId, source, kind: 'deal', externalId: { $in: keys } }, null, options)
    .lean()
  const people = [...contacts.values()].map(({ _id }) => _id)
  const deals = new Map<string, DealRecord>()
  for (const question of [
    links.length > 0 && { _id: { $in: links.map(({ recordId }) => recordId) } },
    people.length > 0 && { contactIds: { $in: people } },
  ]) {
    if (question === false) continue
    const found = await models.deals.find({ workspaceId, deletedAt: null, ...question }, null, options).lean()
    for (const deal of found) deals.set(deal._id.toHexString(), deal)
  }
  const byPerson = new Map(
    [...deals].flatMap(([id, { title, contactIds }]) =>
      contactIds.map((contactId) => [dealKey(contactId.toHexString(), title), id] as const),
    ),
  )
  return { deals, links: new Map(links.map((link) => [link.externalId, link])), byPerson }
}
