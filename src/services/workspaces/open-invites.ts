/** The invites that somebody could still join with, and how they are withdrawn. */
import { AppError } from '../../errors.ts'
import { idOf, type InviteId, type MemberId, objectId } from '../../models/ids.ts'
import type { InviteRecord } from '../../models/invite.ts'
import type { MemberRecord, Role } from '../../models/member.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, may } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { UNDO_WINDOW_MS } from '../undo/undo.ts'
import { inviteActionFor, type InviteState, stateOf } from './invite-state.ts'

/** Without its token: a link is shown once, when it is made. */
export type InviteView = {
  readonly id: InviteId
  readonly role: Role
  readonly state: InviteState
  readonly maker: string | null
  readonly usesLeft: number
  /** ISO 8601, UTC. */
  readonly expiresAt: string
  /** Whether the actor may withdraw it. */
  readonly revocable: boolean
}

export type InvitePage = { readonly invites: readonly InviteView[]; readonly hasMore: boolean }

export type OpenInvites = {
  /**
   * Those that are neither revoked nor expired nor used up, newest first; stopped ones are among them.
   *
   * @param page.before the last invite of the previous page
   * @throws AppError FORBIDDEN
   */
  readonly list: (actor: Actor, page: { readonly before?: InviteId; readonly limit: number }) => Promise<InvitePage>
  /** @throws AppError FORBIDDEN, NOT_FOUND */
  readonly get: (actor: Actor, id: InviteId) => Promise<InviteView>
  /**
   * From now on nobody joins with it. Revoking it again changes nothing.
   *
   * @throws AppError FORBIDDEN if the actor may not invite that role; NOT_FOUND
   */
  readonly revoke: (actor: Actor, id: InviteId) => Promise<InviteView>
  /** Undoes {@link revoke}, for a day. @throws as {@link revoke}; AppError EXPIRED after a day */
  readonly restore: (actor: Actor, id: InviteId) => Promise<InviteView>
}

export function createOpenInvites({ models, transact, clock }: CoreDeps): OpenInvites {
  function toView(actor: Actor, invite: InviteRecord, maker: MemberRecord | null): InviteView {
    return {
      id: idOf(invite._id),
      role: invite.role,
      state: stateOf(invite, maker, clock.now()),
      maker: maker?.name ?? null,
      usesLeft: invite.usesLeft,
      expiresAt: invite.expiresAt.toISOString(),
      revocable: invite.revokedAt === undefined && may(actor.role, inviteActionFor(invite.role)),
    }
  }

  function openTo(actor: Actor) {
    const workspaceId = objectId(actor.workspaceId)
    return { workspaceId, expiresAt: { $gt: clock.now() }, usesLeft: { $gt: 0 }, revokedAt: { $exists: false } }
  }

  async function read(actor: Actor, id: InviteId, tx?: Transaction): Promise<InviteRecord> {
    const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id) }
    const invite = await models.invites.findOne(filter, null, tx ? { session: tx.session } : {}).lean()
    if (invite === null) throw new AppError('NOT_FOUND', { details: { kind: 'invite' } })
    return invite
  }

  async function get(actor: Actor, id: InviteId): Promise<InviteView> {
    authorize(actor, 'member.invite')
    const invite = await read(actor, id)
    const { workspaceId, createdBy } = invite
    return toView(actor, invite, await models.members.findOne({ workspaceId, _id: createdBy }).lean())
  }

  async function change(
    actor: Actor,
    id: InviteId,
    operation: 'revoke' | 'restore',
    work: (tx: Transaction, invite: InviteRecord) => Promise<void>,
  ): Promise<InviteView> {
    authorize(actor, 'member.invite')
    await transact(actor, `invite.${operation}-${id}`, async (tx) => {
      const invite = await read(actor, id, tx)
      authorize(actor, inviteActionFor(invite.role))
      await work(tx, invite)
    })
    return get(actor, id)
  }

  return {
    get,

    async list(actor, { before, limit }) {
      authorize(actor, 'member.invite')
      const filter = { ...openTo(actor), ...(before !== undefined && { _id: { $lt: objectId(before) } }) }
      const found = await models.invites
        .find(filter)
        .sort({ _id: -1 })
        .limit(limit + 1)
        .lean()
      const shown = found.slice(0, limit)
      const makers = await models.members
        .find({ workspaceId: objectId(actor.workspaceId), _id: { $in: shown.map(({ createdBy }) => createdBy) } })
        .lean()
      const byId = new Map(makers.map((maker) => [idOf<MemberId>(maker._id), maker]))
      return {
        invites: shown.map((invite) => toView(actor, invite, byId.get(idOf(invite.createdBy)) ?? null)),
        hasMore: found.length > limit,
      }
    },

    revoke: (actor, id) =>
      change(actor, id, 'revoke', async (tx, { workspaceId, _id, revokedAt }) => {
        if (revokedAt !== undefined) return
        await models.invites.updateOne({ workspaceId, _id }, { $set: { revokedAt: tx.at } }, { session: tx.session })
        tx.record({ type: 'invite.revoked', target: { kind: 'invite', id } })
      }),

    restore: (actor, id) =>
      change(actor, id, 'restore', async (tx, { workspaceId, _id, revokedAt }) => {
        if (revokedAt === undefined) return
        if (tx.at.getTime() - revokedAt.getTime() > UNDO_WINDOW_MS)
          throw new AppError('EXPIRED', { details: { kind: 'change' } })
        await models.invites.updateOne({ workspaceId, _id }, { $unset: { revokedAt: 1 } }, { session: tx.session })
        tx.record({ type: 'invite.restored', target: { kind: 'invite', id } })
      }),
  }
}
