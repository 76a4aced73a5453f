/** The messages that offer a lead to several members, from their sending until one of the members has it. */
import { type DealId, idOf, type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { SystemActor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { seesAll } from '../core/permissions.ts'
import type { ShownIn } from './hide-message.ts'
import { LEAD_TAKEN_JOB } from './lead-taken-job.ts'
import type { Listener } from './recipients.ts'

export type LeadMessage = ShownIn & { readonly memberId: MemberId }

/** A lead that somebody has, as one of the others learns it. */
export type TakenLead = {
  readonly dealId: DealId
  /** Null if the recipient may not see the deal any more. */
  readonly title: string | null
  readonly owner: { readonly id: MemberId; readonly name: string | null }
}

export type LeadMessages = {
  /** Call it when the message has been sent. If somebody has the lead by then, the message is changed at once. */
  readonly remember: (actor: SystemActor, dealId: DealId, message: LeadMessage) => Promise<void>
  /** The first messages about a lead that are still remembered. */
  readonly find: (workspaceId: WorkspaceId, dealId: DealId) => Promise<readonly LeadMessage[]>
  /** Null while nobody has the lead, or if it is gone. */
  readonly taken: (
    member: Listener['member'] | null,
    workspaceId: WorkspaceId,
    dealId: DealId,
  ) => Promise<TakenLead | null>
  readonly forget: (actor: SystemActor, dealId: DealId, message: LeadMessage) => Promise<void>
}

/** Read at a time: each of them is an edit, and Telegram bounds those. */
const AT_ONCE = 100

export function createLeadMessages({ models, transact }: CoreDeps): LeadMessages {
  const taken: LeadMessages['taken'] = async (member, workspaceId, dealId) => {
    const filter = { workspaceId: objectId(workspaceId), _id: objectId(dealId), deletedAt: null }
    const deal = await models.deals.findOne(filter, { title: 1, ownerId: 1 }).lean()
    if (deal?.ownerId === undefined) return null
    const owner = await models.members
      .findOne({ workspaceId: filter.workspaceId, _id: deal.ownerId }, { name: 1 })
      .lean()
    return {
      dealId,
      title: member !== null && seesAll(member) ? deal.title : null,
      owner: { id: idOf(deal.ownerId), name: owner?.name ?? null },
    }
  }

  return {
    taken,

    async remember(actor, dealId, { chatId, messageId, memberId }) {
      const { workspaceId } = actor
      await transact(actor, `lead.remember-${chatId}-${messageId}`, async (tx) => {
        const ids = { workspaceId: objectId(workspaceId), dealId: objectId(dealId), memberId: objectId(memberId) }
        await tx.insert(models.leadMessages, { ...ids, chatId, messageId, at: tx.at })
      })
      // Read after the message is stored: a claim from before then did not find it, and one from then on does.
      if ((await taken(null, workspaceId, dealId)) === null) return
      await transact(actor, `lead.taken-${chatId}-${messageId}`, async (tx) => {
        tx.enqueue(LEAD_TAKEN_JOB, { workspaceId, dealId })
      })
    },

    async find(workspaceId, dealId) {
      const filter = { workspaceId: objectId(workspaceId), dealId: objectId(dealId) }
      const found = await models.leadMessages.find(filter).sort({ _id: 1 }).limit(AT_ONCE).lean()
      return found.map(({ chatId, messageId, memberId }) => ({ chatId, messageId, memberId: idOf<MemberId>(memberId) }))
    },

    async forget(actor, dealId, { chatId, messageId }) {
      await transact(actor, `lead.forget-${chatId}-${messageId}`, async (tx) => {
        const filter = { workspaceId: objectId(actor.workspaceId), dealId: objectId(dealId), chatId, messageId }
        await models.leadMessages.deleteOne(filter, { session: tx.session })
      })
    },
  }
}
