/** An invite as the invited person meets it: what it is for, and joining with it. */
import { createHash } from 'node:crypto'

import type { ClientSession } from 'mongoose'

import { AppError, type InviteRefusal } from '../../errors.ts'
import { idOf, type MemberId, newId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { InviteRecord } from '../../models/invite.ts'
import { DEFAULT_DIGEST_HOUR, type MemberRecord, type Role } from '../../models/member.ts'
import type { Performer } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { isBacked, refusalFor } from './invite-state.ts'
import { JOINED_JOB } from './joined-job.ts'
import type { Newcomer } from './workspaces.ts'

export type InvitePreview = {
  readonly workspaceName: string
  readonly invitedBy: string
  readonly role: Role
  /** The person is already in this workspace. */
  readonly joined: boolean
  /** The person made the invite, so they are in the workspace already. */
  readonly own: boolean
}

export type JoinByInvite = {
  /** @throws AppError NOT_FOUND for an unknown token; EXPIRED with the reason and whom to `turnTo` when it does not work */
  readonly preview: (telegramUserId: number, token: string) => Promise<InvitePreview>
  /** Joins, or comes back after a removal; an existing member keeps their role. @throws as {@link preview} */
  readonly join: (newcomer: Newcomer, token: string) => Promise<{ workspaceId: WorkspaceId; memberId: MemberId }>
}

/** The only form in which a token is stored. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function createJoinByInvite({ models, transact, clock }: CoreDeps): JoinByInvite {
  async function inviteOf(token: string): Promise<InviteRecord> {
    const invite = await models.invites
      .findOne({ tokenHash: hashOfToken(token) }, null, {
        acrossWorkspaces: 'only the token determines the workspace',
      })
      .lean()
    if (invite === null) throw new AppError('NOT_FOUND', { details: { kind: 'invite' } })
    return invite
  }

  function makerOf({ workspaceId, createdBy }: InviteRecord, session?: ClientSession): Promise<MemberRecord | null> {
    return models.members.findOne({ workspaceId, _id: createdBy }, null, session ? { session } : {}).lean()
  }

  function memberOf({ workspaceId }: InviteRecord, telegramUserId: number, session?: ClientSession) {
    return models.members.findOne({ workspaceId, telegramUserId }, null, session ? { session } : {}).lean()
  }

  /** Its maker if they could make another one, else an owner. */
  async function whomToAsk(invite: InviteRecord, maker: MemberRecord | null): Promise<string | null> {
    if (maker !== null && isBacked(invite, maker)) return maker.name
    const owners = { workspaceId: invite.workspaceId, role: 'owner' as const, status: 'active' as const }
    const owner = await models.members.findOne(owners, { name: 1 }).sort({ _id: 1 }).lean()
    return owner?.name ?? null
  }

  async function refuse(invite: InviteRecord, maker: MemberRecord | null, why: InviteRefusal): Promise<never> {
    throw new AppError('EXPIRED', { details: { kind: 'invite', why, turnTo: await whomToAsk(invite, maker) } })
  }

  return {
    async preview(telegramUserId, token) {
      const invite = await inviteOf(token)
      const [member, maker, workspace] = await Promise.all([
        memberOf(invite, telegramUserId),
        makerOf(invite),
        models.workspaces.findById(invite.workspaceId, { name: 1 }).lean(),
      ])
      const joined = member?.status === 'active'
      const why = joined ? null : refusalFor(invite, maker, member, clock.now())
      if (why !== null) return refuse(invite, maker, why)
      if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'invite' } })
      const own = joined && member._id.equals(invite.createdBy)
      return { workspaceName: workspace.name, invitedBy: maker?.name ?? '', role: invite.role, joined, own }
    },

    async join(newcomer, token) {
      const known = await inviteOf(token)
      const { telegramUserId, commandId } = newcomer
      const workspaceId = idOf<WorkspaceId>(known.workspaceId)
      const before = await memberOf(known, telegramUserId)
      const newcomerId = before ? idOf<MemberId>(before._id) : newId<MemberId>()
      const joining: Performer = { workspaceId, memberId: newcomerId, channel: 'telegram', commandId }
      return transact(joining, 'member.join', async (tx) => {
        const { session } = tx
        const inWorkspace = { workspaceId: known.workspaceId }
        await models.telegramUsers.updateOne(
          { _id: telegramUserId },
          { $set: { activeWorkspaceId: known.workspaceId } },
          { session },
        )
        // All of it read again inside: another tap may have joined meanwhile, or somebody may have withdrawn the invite.
        const member = await memberOf(known, telegramUserId, session)
        const memberId = member ? idOf<MemberId>(member._id) : newcomerId
        if (member?.status === 'active') return { workspaceId, memberId }
        const invite = await models.invites.findOne({ ...inWorkspace, _id: known._id }, null, { session }).lean()
        if (invite === null) throw new AppError('NOT_FOUND', { details: { kind: 'invite' } })
        const maker = await makerOf(invite, session)
        const why = refusalFor(invite, maker, member, tx.at)
        if (why !== null) return refuse(invite, maker, why)
        const used = await models.invites.updateOne(
          { ...inWorkspace, _id: invite._id, usesLeft: { $gt: 0 }, revokedAt: { $exists: false } },
          { $inc: { usesLeft: -1 } },
          { session },
        )
        if (used.modifiedCount !== 1) return refuse(invite, maker, 'used-up')
        const { name, username, locale } = newcomer
        const { role } = invite
        await models.members.updateOne(
          { ...inWorkspace, telegramUserId },
          {
            $set: { name, ...(username && { username }), role, status: 'active', ...(locale && { locale }) },
            // Not left to the schema: its default version would conflict with the increment.
            $setOnInsert: { _id: objectId(memberId), digestHour: DEFAULT_DIGEST_HOUR, mutedNotifications: [] },
            $inc: { version: 1 },
          },
          { session, upsert: true, setDefaultsOnInsert: false },
        )
        const changes = [{ path: 'role', from: null, to: role }]
        tx.record({ type: 'member.joined', target: { kind: 'member', id: memberId }, changes })
        tx.enqueue(JOINED_JOB, { workspaceId, memberId: idOf<MemberId>(invite.createdBy), name })
        return { workspaceId, memberId }
      })
    },
  }
}
