/** Invite links: leaders create them with a role, people preview them before joining, and each person uses one once. */
import { createHash, randomBytes } from 'node:crypto'

import type { ClientSession } from 'mongoose'

import { AppError } from '../../errors.ts'
import { idOf, type InviteId, type MemberId, newId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { InviteRecord } from '../../models/invite.ts'
import { DEFAULT_DIGEST_HOUR, type Role } from '../../models/member.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { JOINED_JOB } from './joined-job.ts'
import type { Newcomer } from './workspaces.ts'

/** Ownership is transferred, never handed out by a link. */
export const INVITABLE_ROLES = ['admin', 'manager', 'rep', 'viewer'] as const satisfies readonly Role[]
export type InvitableRole = (typeof INVITABLE_ROLES)[number]

/** How long a link works, in milliseconds, and for how many people. */
export const INVITE_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000
const INVITE_USES = 10
/** 144 bits: 24 characters of the 64 that a deep link's payload may have. */
const TOKEN_BYTES = 18

export type CreatedInvite = {
  /** For the link's payload; stored nowhere except in the message that shows it. */
  readonly token: string
  readonly role: InvitableRole
  readonly expiresAt: string
  readonly uses: number
}

export type InvitePreview = {
  readonly workspaceName: string
  readonly invitedBy: string
  readonly role: Role
  /** The person is already in this workspace. */
  readonly joined: boolean
}

export type InvitesService = {
  /** @throws AppError FORBIDDEN; only owners and admins may invite admins */
  readonly create: (actor: Actor, role: InvitableRole) => Promise<CreatedInvite>
  /** @throws AppError NOT_FOUND for an unknown token; EXPIRED with `invitedBy` when it is too old or used up */
  readonly preview: (telegramUserId: number, token: string) => Promise<InvitePreview>
  /** Joins, or comes back after a removal; an existing member keeps their role. @throws as {@link preview} */
  readonly join: (newcomer: Newcomer, token: string) => Promise<{ workspaceId: WorkspaceId; memberId: MemberId }>
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function createInvites({ models, transact, clock }: CoreDeps): InvitesService {
  async function nameOfInviter(invite: InviteRecord): Promise<string> {
    const filter = { workspaceId: invite.workspaceId, _id: invite.createdBy }
    const member = await models.members.findOne(filter, { name: 1 }).lean()
    return member?.name ?? ''
  }

  async function inviteOf(token: string): Promise<InviteRecord> {
    const invite = await models.invites
      .findOne({ tokenHash: hashOf(token) }, null, {
        acrossWorkspaces: 'only the token determines the workspace',
      })
      .lean()
    if (invite === null) throw new AppError('NOT_FOUND', { details: { kind: 'invite' } })
    return invite
  }

  function isUsable({ usesLeft, expiresAt }: InviteRecord): boolean {
    return usesLeft > 0 && expiresAt > clock.now()
  }

  async function assertUsable(invite: InviteRecord): Promise<void> {
    if (isUsable(invite)) return
    throw new AppError('EXPIRED', { details: { kind: 'invite', invitedBy: await nameOfInviter(invite) } })
  }

  const memberOf = (invite: InviteRecord, telegramUserId: number, session?: ClientSession) =>
    models.members.findOne({ workspaceId: invite.workspaceId, telegramUserId }, null, session ? { session } : {}).lean()

  return {
    async create(actor, role) {
      authorize(actor, role === 'admin' ? 'member.invite-admin' : 'member.invite')
      if (!INVITABLE_ROLES.includes(role)) throw new AppError('FORBIDDEN', { details: { action: 'member.invite' } })
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      const tokenHash = hashOf(token)
      const invite = await transact(actor, `invite.create-${role}`, async (tx) => {
        const id = newId<InviteId>()
        const expiresAt = new Date(tx.at.getTime() + INVITE_LIFETIME_MS)
        const record = {
          _id: objectId(id),
          workspaceId: objectId(actor.workspaceId),
          tokenHash,
          role,
          expiresAt,
          usesLeft: INVITE_USES,
          createdBy: objectId(actor.memberId),
        }
        await models.invites.create([record], { session: tx.session })
        const changes = [{ path: 'role', from: null, to: role }]
        tx.record({ type: 'invite.created', target: { kind: 'invite', id }, changes })
        return { id, tokenHash, expiresAt: expiresAt.toISOString() }
      })
      if (invite.tokenHash !== tokenHash) {
        // A repeat after a crash: the first link may never have been shown, and only its hash was stored. This one replaces it.
        await transact(actor, `invite.reissue-${tokenHash}`, async ({ session }) => {
          const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(invite.id) }
          await models.invites.updateOne(filter, { $set: { tokenHash } }, { session })
        })
      }
      return { token, role, expiresAt: invite.expiresAt, uses: INVITE_USES }
    },

    async preview(telegramUserId, token) {
      const invite = await inviteOf(token)
      const [member, workspace, invitedBy] = await Promise.all([
        memberOf(invite, telegramUserId),
        models.workspaces.findById(invite.workspaceId, { name: 1 }).lean(),
        nameOfInviter(invite),
      ])
      const joined = member?.status === 'active'
      if (!joined && !isUsable(invite)) throw new AppError('EXPIRED', { details: { kind: 'invite', invitedBy } })
      if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'invite' } })
      return { workspaceName: workspace.name, invitedBy, role: invite.role, joined }
    },

    async join(newcomer, token) {
      const invite = await inviteOf(token)
      const { telegramUserId, commandId } = newcomer
      const before = await memberOf(invite, telegramUserId)
      if (before?.status !== 'active') await assertUsable(invite)
      const workspaceId = idOf<WorkspaceId>(invite.workspaceId)
      const newcomerId = before ? idOf<MemberId>(before._id) : newId<MemberId>()
      const { role } = invite
      const joining: Performer = { workspaceId, memberId: newcomerId, channel: 'telegram', commandId }
      return transact(joining, 'member.join', async (tx) => {
        const { session } = tx
        await models.telegramUsers.updateOne(
          { _id: telegramUserId },
          { $set: { activeWorkspaceId: invite.workspaceId } },
          { session },
        )
        // Read again inside: the same person may have joined with another tap in the meantime.
        const known = await memberOf(invite, telegramUserId, session)
        const memberId = known ? idOf<MemberId>(known._id) : newcomerId
        if (known?.status === 'active') return { workspaceId, memberId }
        const used = await models.invites.updateOne(
          { workspaceId: invite.workspaceId, _id: invite._id, usesLeft: { $gt: 0 } },
          { $inc: { usesLeft: -1 } },
          { session },
        )
        if (used.modifiedCount !== 1) {
          throw new AppError('EXPIRED', { details: { kind: 'invite', invitedBy: await nameOfInviter(invite) } })
        }
        const { name, username, locale } = newcomer
        await models.members.updateOne(
          { workspaceId: invite.workspaceId, telegramUserId },
          {
            $set: { name, ...(username && { username }), role, status: 'active', locale },
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
