/** Companies page by page, by name, with how many people and open deals each has. */
import type { Types } from 'mongoose'

import type { CompanyRecord } from '../../models/company.ts'
import { type CompanyId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { LIVE_IN_ORDER } from '../core/live-in-order.ts'
import { type CompanySummary, named } from './company-view.ts'

export type ListCompaniesQuery = {
  /** Only the actor's own. */
  readonly mine?: boolean
  readonly limit: number
  /** The page after or before this company; the first page if left out. */
  readonly page?: { readonly direction: 'after' | 'before'; readonly companyId: CompanyId }
}

export type CompanyPage = {
  readonly companies: readonly CompanySummary[]
  readonly hasBefore: boolean
  readonly hasAfter: boolean
}

/**
 * Keyset pagination: rows added or changed in the meantime shift nothing. If the anchor is gone, or nothing lies beyond it any
 * more, the first page is returned.
 *
 * @throws AppError FORBIDDEN
 */
export type ListCompanies = (actor: Actor, query: ListCompaniesQuery) => Promise<CompanyPage>

type Row = Pick<CompanyRecord, '_id' | 'name' | 'sortName'>
type Counted = { readonly _id: Types.ObjectId; readonly count: number }

/** An outer bound that a single index range serves, and the exact one inside it. */
function beyond({ sortName, _id }: Row, ascending: boolean): Record<string, unknown> {
  const [open, closed] = ascending ? ['$gt', '$gte'] : ['$lt', '$lte']
  return {
    sortName: { [closed]: sortName },
    $or: [{ sortName: { [open]: sortName } }, { sortName, _id: { [open]: _id } }],
  }
}

/** How many people and open deals companies have that the actor may see, by id. */
export async function countsOfCompanies(models: Models, actor: Actor, rows: readonly Pick<CompanyRecord, '_id'>[]) {
  const ofThem = { ...visibleTo(actor), companyId: { $in: rows.map(({ _id }) => _id) }, deletedAt: null }
  const counts = { $group: { _id: '$companyId', count: { $sum: 1 } } }
  const [people, deals] = await Promise.all([
    models.contacts.aggregate<Counted>([{ $match: ofThem }, counts]),
    models.deals.aggregate<Counted>([{ $match: { ...ofThem, status: 'open' } }, counts]),
  ])
  const byId = (counted: readonly Counted[]) => new Map(counted.map(({ _id, count }) => [_id.toHexString(), count]))
  return { people: byId(people), deals: byId(deals) }
}

export function createListCompanies({ models }: Pick<CoreDeps, 'models'>): ListCompanies {
  async function anchorOf(actor: Actor, { page }: ListCompaniesQuery): Promise<Row | null> {
    if (page === undefined) return null
    // A deleted company keeps its place in the order by name.
    const filter = { ...visibleTo(actor), _id: objectId(page.companyId) }
    return models.companies.findOne(filter, { name: 1, sortName: 1 }).lean()
  }

  async function list(actor: Actor, query: ListCompaniesQuery): Promise<CompanyPage> {
    const { mine = false, limit, page } = query
    const anchor = await anchorOf(actor, query)
    const first = { mine, limit }
    if (anchor === null && page !== undefined) return list(actor, first)
    const backwards = page?.direction === 'before'
    const scope = { ...visibleTo(actor), ...(mine && { ownerId: objectId(actor.memberId) }), deletedAt: LIVE_IN_ORDER }
    const sign = backwards ? -1 : 1
    // A bound on the first page too: an engine without statistics may sort everything to begin it.
    const bound = anchor === null ? { sortName: { $gte: '' } } : beyond(anchor, !backwards)
    const found = await models.companies
      .find({ ...scope, ...bound }, { name: 1, sortName: 1 })
      .sort({ sortName: sign, _id: sign })
      .limit(limit + 1)
      .lean<Row[]>()
    // The anchor itself lies on the other side. If it was deleted meanwhile, a tap leads to the first page, which is right, too.
    const behind = anchor !== null
    if (anchor !== null && found.length === 0) return list(actor, first)
    const more = found.length > limit
    const nearest = found.slice(0, limit)
    const rows = backwards ? nearest.toReversed() : nearest
    const { people, deals } =
      rows.length === 0 ? { people: null, deals: null } : await countsOfCompanies(models, actor, rows)
    return {
      companies: rows.map((row) => ({
        ...named(row),
        people: people?.get(row._id.toHexString()) ?? 0,
        openDeals: deals?.get(row._id.toHexString()) ?? 0,
      })),
      hasBefore: backwards ? more : behind,
      hasAfter: backwards ? behind : more,
    }
  }

  return async (actor, query) => {
    authorize(actor, 'contact.read')
    return list(actor, query)
  }
}
