/** The leads of the last days that somebody still has to take, and those that the actor has. */
import { type DealId, idOf, objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, may } from '../core/permissions.ts'
import type { DealSummary } from './deal-view.ts'
import { summarizeDeals } from './summarize-deals.ts'

export type LeadsPlace = { readonly id: DealId; readonly at: number }

export type NewLead = DealSummary & {
  /** Nobody has it yet, and the actor may take it. */
  readonly claimable: boolean
}

export type NewLeadsPage = {
  /** Newest first. */
  readonly leads: readonly NewLead[]
  /** Where the next page begins; null on the last one. */
  readonly next: LeadsPlace | null
}

/** @throws AppError FORBIDDEN */
export type ListNewLeads = (
  actor: Actor,
  query: { readonly limit: number; readonly after?: LeadsPlace },
) => Promise<NewLeadsPage>

const NEW_MS = 7 * 24 * 60 * 60 * 1000

export function createListNewLeads(deps: Pick<CoreDeps, 'models' | 'clock'>): ListNewLeads {
  const { models, clock } = deps
  return async (actor, { limit, after }) => {
    authorize(actor, 'deal.read')
    const earliest = new Date(clock.now().getTime() - NEW_MS)
    const last = after && new Date(after.at)
    const found = await models.deals
      .find({
        workspaceId: objectId(actor.workspaceId),
        source: 'lead',
        deletedAt: null,
        createdAt: { $gte: earliest, ...(last && { $lte: last }) },
        status: 'open',
        // Null also finds those that nobody owns.
        ownerId: { $in: [objectId(actor.memberId), null] },
        ...(after &&
          last && { $or: [{ createdAt: { $lt: last } }, { createdAt: last, _id: { $lt: objectId(after.id) } }] }),
      })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean()
    const page = found.slice(0, limit)
    const summaries = await summarizeDeals(deps, actor, page)
    const end = found.length > limit ? page.at(-1) : undefined
    const canClaim = may(actor.role, 'lead.claim')
    return {
      leads: summaries.map((deal, index) => ({ ...deal, claimable: canClaim && page[index]?.ownerId === undefined })),
      next: end === undefined ? null : { id: idOf(end._id), at: end.createdAt.getTime() },
    }
  }
}
