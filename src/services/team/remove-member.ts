/** Withdraws a membership: a member is removed by an owner or admin, or leaves. What they own is handed over with it. */
import { AppError } from '../../errors.ts'
import { type EventId, idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { MemberRecord } from '../../models/member.ts'
import { announceStoppedKeys } from '../api-keys/stopped-keys.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, may } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { countOwned } from './count-owned.ts'
import { handOver, promiseToFinish } from './hand-over.ts'
import { STRAGGLERS_AFTER_MS } from './hand-over-job.ts'
import { canTakeOver, type Handover, type HandoverCounts, HANDOVER_KINDS, successorOf } from './handover.ts'
import { assertAnotherOwner, lockTeam, mayDecideAbout, readActing, readMember } from './keep-an-owner.ts'
import { lapseOffer } from './lapse-offer.ts'
import { TEAM_NEWS_JOB } from './team-news-job.ts'

export type Removed = {
  readonly name: string
  /** Null if it cannot be undone: whoever leaves comes back by an invite. */
  readonly undoId: EventId | null
  readonly counts: HandoverCounts
  /** More is handed over by a job. */
  readonly more: boolean
}

export type RemoveMember = {
  /**
   * Undone by anybody who may remove members, within a day.
   *
   * @throws AppError FORBIDDEN if the role does not allow it, for the actor themselves, and for an owner unless the actor is one;
   * NOT_FOUND for somebody who is not a member; UNAUTHENTICATED if the actor was removed meanwhile; VALIDATION if nothing can be
   * handed to that successor
   */
  readonly remove: (actor: Actor, id: MemberId, handover: Handover) => Promise<Removed>
  /** @throws AppError CONFLICT (last-owner); NOT_FOUND, VALIDATION for the successor */
  readonly leave: (actor: Actor, handover: Handover) => Promise<Removed>
}

export function createRemoveMember(deps: RecordDeps): RemoveMember {
  const { models, transact } = deps

  async function assertSuccessor(tx: Transaction, actor: Actor, leaving: MemberId, { to }: Handover): Promise<void> {
    if (to === null) return
    const { role } = await readMember(models, tx, actor.workspaceId, to)
    if (to === leaving || !canTakeOver(role)) throw new AppError('VALIDATION', { details: { problem: 'pick-one' } })
  }

  /** Whom a departure concerns, besides the successor: those who decide about members. */
  async function tellLeaders(tx: Transaction, actor: Actor, name: string, except: MemberId | null): Promise<void> {
    const filter = { workspaceId: objectId(actor.workspaceId), status: 'active' as const }
    const members = await models.members.find(filter, { role: 1 }, { session: tx.session }).lean()
    for (const { _id, role } of members) {
      const memberId = idOf<MemberId>(_id)
      if (memberId === except || !may(role, 'member.remove')) continue
      tx.enqueue(TEAM_NEWS_JOB, { workspaceId: actor.workspaceId, memberId, news: { kind: 'left', name } })
    }
  }

  async function withdraw(
    tx: Transaction,
    actor: Actor,
    member: MemberRecord,
    handover: Handover,
    type: 'member.removed' | 'member.left',
  ): Promise<Removed> {
    const { workspaceId } = actor
    const { name, role, _id } = member
    const memberId = idOf<MemberId>(_id)
    await assertSuccessor(tx, actor, memberId, handover)
    await lapseOffer(models, tx, workspaceId, memberId)
    await models.members.updateOne(
      { workspaceId: objectId(workspaceId), _id },
      { $set: { status: 'removed', removedAt: tx.at }, $inc: { version: 1 } },
      { session: tx.session },
    )
    await announceStoppedKeys(models, tx, workspaceId, memberId)
    const target = { kind: 'member', id: memberId } as const
    const undoId = tx.record({
      type,
      target,
      changes: [
        { path: 'role', from: role, to: null },
        { path: 'removedAt', from: member.removedAt?.toISOString() ?? null, to: tx.at.toISOString() },
        { path: 'handover', from: null, to: { to: handover.to, toTeam: [...handover.toTeam] } },
      ],
    })
    const counts = await countOwned(deps, workspaceId, memberId, tx)
    const more = await handOver(deps, tx, { workspaceId, from: memberId, handover })
    const payload = {
      workspaceId,
      memberId,
      removal: tx.commandId,
      removedAt: tx.at.toISOString(),
      handover: { to: handover.to, toTeam: [...handover.toTeam] },
    }
    if (more) promiseToFinish(tx, payload, tx.at)
    promiseToFinish(tx, payload, new Date(tx.at.getTime() + STRAGGLERS_AFTER_MS))
    const taken = HANDOVER_KINDS.some((kind) => counts[kind] > 0 && successorOf(handover, kind) !== null)
    const { to } = handover
    if (taken && to !== null && to !== actor.memberId) {
      const theirs = Object.fromEntries(
        HANDOVER_KINDS.map((kind) => [kind, successorOf(handover, kind) === null ? 0 : counts[kind]]),
      ) as HandoverCounts
      const news = { kind: 'handed-over', name, counts: theirs } as const
      tx.enqueue(TEAM_NEWS_JOB, { workspaceId, memberId: to, news })
    }
    if (type === 'member.left') await tellLeaders(tx, actor, name, taken ? to : null)
    else tx.enqueue(TEAM_NEWS_JOB, { workspaceId, memberId, news: { kind: 'removed' } })
    return { name, undoId: type === 'member.left' ? null : undoId, counts, more }
  }

  return {
    async remove(actor, id, handover) {
      authorize(actor, 'member.remove')
      const forbidden = new AppError('FORBIDDEN', { details: { action: 'member.remove' } })
      if (id === actor.memberId) throw forbidden
      return transact(
        actor,
        `member.remove-${id}`,
        async (tx) => {
          await lockTeam(models, tx, actor.workspaceId)
          const acting = await readActing(models, actor, tx, 'member.remove')
          const member = await readMember(models, tx, actor.workspaceId, id)
          if (!mayDecideAbout(acting.role, member.role)) throw forbidden
          if (member.role === 'owner') await assertAnotherOwner(models, tx, actor.workspaceId, member)
          return withdraw(tx, actor, member, handover, 'member.removed')
        },
        { undoable: true },
      )
    },

    async leave(actor, handover) {
      return transact(actor, 'member.leave', async (tx) => {
        await lockTeam(models, tx, actor.workspaceId)
        const member = await readActing(models, actor, tx)
        if (member.role === 'owner') await assertAnotherOwner(models, tx, actor.workspaceId, member)
        return withdraw(tx, actor, member, handover, 'member.left')
      })
    },
  }
}
