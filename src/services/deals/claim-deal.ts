/** Claims a lead that nobody owns: the first tap wins, and everyone else is told who has it. */
import { AppError } from '../../errors.ts'
import { type DealId, idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { assignUnownedContacts } from '../contacts/assign-unowned-contacts.ts'
import { LEAD_TAKEN_JOB } from '../notifications/lead-taken-job.ts'
import { authorize, seesAll, visibleTo } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { assertOpen, relatedOfDeal, writeDealVersion } from './write-deal.ts'

export type ClaimedDeal =
  | { readonly won: true; readonly id: DealId; readonly title: string }
  /** Somebody else already has it. If the same member claims it again, that counts as won. */
  | {
      readonly won: false
      readonly id: DealId
      /** Null if the actor may not see the deal. */
      readonly title: string | null
      readonly by: { readonly id: MemberId; readonly name: string } | null
    }

export type ClaimDeal = (actor: Actor, id: DealId) => Promise<ClaimedDeal>

/** Every lead and every deal without an owner; of the rest only what the actor may see, not even whose it is. */
function claimable(actor: Actor): Record<string, unknown>[] {
  return [{ source: 'lead' }, { ownerId: { $exists: false } }, visibleTo(actor)]
}

/**
 * Even where members see only their own records, anyone may claim what nobody owns, and learns who was faster. Contacts of
 * the deal that nobody owns go with it.
 *
 * @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT (reason: closed) if it was closed before anybody had it
 */
export function createClaimDeal({ models, transact }: CoreDeps): ClaimDeal {
  return async (actor, id) => {
    authorize(actor, 'lead.claim')
    return transact(actor, 'lead.claim', async (tx): Promise<ClaimedDeal> => {
      const { session } = tx
      const workspaceId = objectId(actor.workspaceId)
      const wanted = { workspaceId, _id: objectId(id), deletedAt: null, $or: claimable(actor) }
      const deal = await models.deals.findOne(wanted, null, { session }).lean()
      if (deal === null) throw new AppError('NOT_FOUND', { message: 'No such deal', details: { kind: 'deal' } })
      const about = { id: idOf<DealId>(deal._id), title: deal.title }
      const ownerId = deal.ownerId?.toHexString()
      if (ownerId === actor.memberId) return { won: true, ...about }
      if (deal.ownerId !== undefined) {
        const filter = { workspaceId, _id: deal.ownerId }
        const owner = await models.members.findOne(filter, { name: 1 }, { session }).lean()
        const title = seesAll(actor) ? deal.title : null
        return { won: false, id: about.id, title, by: owner && { id: idOf(owner._id), name: owner.name } }
      }
      assertOpen(deal)
      await writeDealVersion(models, tx, deal, { $set: { ownerId: objectId(actor.memberId) } })
      const changes = [{ path: 'ownerId', from: null, to: actor.memberId }]
      const target = { kind: 'deal', id: idOf<DealId>(deal._id) } as const
      tx.record({ type: 'lead.claimed', target, related: relatedOfDeal(deal), changes })
      tx.enqueue(LEAD_TAKEN_JOB, { workspaceId: actor.workspaceId, dealId: about.id })
      await assignUnownedContacts(models, tx, { workspaceId, ids: deal.contactIds, ownerId: actor.memberId })
      return { won: true, ...about }
    })
  }
}
