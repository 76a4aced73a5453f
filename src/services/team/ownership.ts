/** Hands over ownership: an owner offers it to a member, who accepts or declines. A workspace has at most one open offer. */
import { AppError } from '../../errors.ts'
import { idOf, type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Role } from '../../models/member.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { Transaction } from '../core/transact.ts'
import { lockTeam, readActing, readMember } from './keep-an-owner.ts'
import { type TeamNews, TEAM_NEWS_JOB } from './team-news-job.ts'

export type OwnershipOffer = {
  readonly by: MemberId
  readonly to: MemberId
  /** Whether whoever offers it stays an owner; otherwise they become an admin. */
  readonly shared: boolean
}

export type OwnershipService = {
  /** The open offer, for owners and for the member it is made to; null for everybody else. */
  readonly offered: (actor: Actor) => Promise<OwnershipOffer | null>
  /** Whether that member still offers it to the other one: checked before an offer is told. */
  readonly isOffered: (workspaceId: WorkspaceId, by: MemberId, to: MemberId) => Promise<boolean>
  /** Replaces an earlier offer. @throws AppError FORBIDDEN, also for a member who is an owner already; NOT_FOUND */
  readonly offer: (actor: Actor, to: MemberId, shared: boolean) => Promise<{ readonly name: string }>
  /** @throws AppError FORBIDDEN; CONFLICT (offer-gone) */
  readonly withdraw: (actor: Actor) => Promise<void>
  /** @throws AppError CONFLICT (offer-gone) if that member no longer offers it to the actor */
  readonly accept: (actor: Actor, by: MemberId) => Promise<{ readonly shared: boolean }>
  /** @throws as {@link OwnershipService.accept} */
  readonly decline: (actor: Actor, by: MemberId) => Promise<void>
}

export function createOwnership({ models, transact }: CoreDeps): OwnershipService {
  const gone = () => new AppError('CONFLICT', { details: { reason: 'offer-gone' } })

  function tell(tx: Transaction, actor: Actor, memberId: MemberId, news: TeamNews): void {
    tx.enqueue(TEAM_NEWS_JOB, { workspaceId: actor.workspaceId, memberId, news })
  }

  /** Writes the open offer, with the event that says what it was before. */
  async function writeOffer(
    tx: Transaction,
    actor: Actor,
    before: unknown,
    after: OwnershipOffer | null,
  ): Promise<void> {
    const { workspaceId } = actor
    const stored = after && { ...after, by: objectId(after.by), to: objectId(after.to) }
    const update = stored === null ? { $unset: { ownershipOffer: 1 } } : { $set: { ownershipOffer: stored } }
    await models.workspaces.updateOne({ _id: objectId(workspaceId) }, update, { session: tx.session })
    const changes = [{ path: 'ownershipOffer', from: before, to: after }]
    tx.record({ type: 'workspace.updated', target: { kind: 'workspace', id: workspaceId }, changes })
  }

  async function lockedOffer(tx: Transaction, actor: Actor): Promise<OwnershipOffer | null> {
    const { ownershipOffer: offer } = await lockTeam(models, tx, actor.workspaceId)
    return offer === undefined ? null : { by: idOf(offer.by), to: idOf(offer.to), shared: offer.shared }
  }

  /** The offer that the actor answers. */
  async function answered(tx: Transaction, actor: Actor, by: MemberId): Promise<OwnershipOffer> {
    const offer = await lockedOffer(tx, actor)
    if (offer === null || offer.to !== actor.memberId || offer.by !== by) throw gone()
    return offer
  }

  async function setRole(tx: Transaction, actor: Actor, id: MemberId, from: Role, to: Role): Promise<void> {
    await models.members.updateOne(
      { workspaceId: objectId(actor.workspaceId), _id: objectId(id) },
      { $set: { role: to }, $inc: { version: 1 } },
      { session: tx.session },
    )
    tx.record({ type: 'member.updated', target: { kind: 'member', id }, changes: [{ path: 'role', from, to }] })
  }

  return {
    async offered(actor) {
      const workspace = await models.workspaces.findById(objectId(actor.workspaceId), { ownershipOffer: 1 }).lean()
      const offer = workspace?.ownershipOffer
      if (offer === undefined) return null
      const view = { by: idOf<MemberId>(offer.by), to: idOf<MemberId>(offer.to), shared: offer.shared }
      return actor.role === 'owner' || view.to === actor.memberId ? view : null
    },

    async isOffered(workspaceId, by, to) {
      const offer = { 'ownershipOffer.by': objectId(by), 'ownershipOffer.to': objectId(to) }
      return (await models.workspaces.exists({ _id: objectId(workspaceId), ...offer })) !== null
    },

    async offer(actor, to, shared) {
      authorize(actor, 'workspace.transfer')
      return transact(actor, `ownership.offer-${to}`, async (tx) => {
        const before = await lockedOffer(tx, actor)
        const acting = await readActing(models, actor, tx, 'workspace.transfer')
        const member = await readMember(models, tx, actor.workspaceId, to)
        if (member.role === 'owner') throw new AppError('FORBIDDEN', { details: { action: 'workspace.transfer' } })
        await writeOffer(tx, actor, before, { by: actor.memberId, to, shared })
        tell(tx, actor, to, { kind: 'ownership-offered', by: actor.memberId, name: acting.name, shared })
        return { name: member.name }
      })
    },

    async withdraw(actor) {
      authorize(actor, 'workspace.transfer')
      await transact(actor, 'ownership.withdraw', async (tx) => {
        const before = await lockedOffer(tx, actor)
        await readActing(models, actor, tx, 'workspace.transfer')
        if (before === null) throw gone()
        await writeOffer(tx, actor, before, null)
      })
    },

    async accept(actor, by) {
      return transact(actor, 'ownership.accept', async (tx) => {
        const offer = await answered(tx, actor, by)
        const { role, name } = await readActing(models, actor, tx)
        const owner = {
          workspaceId: objectId(actor.workspaceId),
          _id: objectId(by),
          status: 'active' as const,
          role: 'owner' as const,
        }
        // It lapses with the ownership of whoever made it.
        if ((await models.members.exists(owner).session(tx.session)) === null) throw gone()
        const { shared } = offer
        await writeOffer(tx, actor, offer, null)
        await setRole(tx, actor, actor.memberId, role, 'owner')
        if (!shared) await setRole(tx, actor, by, 'owner', 'admin')
        tell(tx, actor, by, { kind: 'ownership-accepted', name, shared })
        return { shared }
      })
    },

    async decline(actor, by) {
      await transact(actor, 'ownership.decline', async (tx) => {
        const offer = await answered(tx, actor, by)
        const { name } = await readActing(models, actor, tx)
        await writeOffer(tx, actor, offer, null)
        tell(tx, actor, by, { kind: 'ownership-declined', name })
      })
    },
  }
}
