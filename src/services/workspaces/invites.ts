/** Invite links: leaders make them for a role and withdraw them, and each person uses one once. */
import { randomBytes } from 'node:crypto'

import { AppError } from '../../errors.ts'
import { type InviteId, newId, objectId } from '../../models/ids.ts'
import type { Role } from '../../models/member.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { inviteActionFor } from './invite-state.ts'
import { createJoinByInvite, hashOfToken, type JoinByInvite } from './join-by-invite.ts'
import { createOpenInvites, type OpenInvites } from './open-invites.ts'

/** Ownership is transferred, never handed out by a link. */
export const INVITABLE_ROLES = ['admin', 'manager', 'rep', 'viewer'] as const satisfies readonly Role[]
export type InvitableRole = (typeof INVITABLE_ROLES)[number]

/** How long a link works, in milliseconds. */
export const INVITE_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000
/** For how many people it works. An admin can let others in, so a link that gets around must not make a second one. */
const USES = { admin: 1, manager: 10, rep: 10, viewer: 10 } as const satisfies Record<InvitableRole, number>
/** 144 bits: 24 characters of the 64 that a deep link's payload may have. */
const TOKEN_BYTES = 18

export type CreatedInvite = {
  readonly id: InviteId
  /** For the link's payload; stored nowhere except in the message that shows it. */
  readonly token: string
  readonly role: InvitableRole
  readonly expiresAt: string
  readonly uses: number
}

export type InvitesService = JoinByInvite &
  OpenInvites & {
    /** @throws AppError FORBIDDEN; only owners and admins may invite admins */
    readonly create: (actor: Actor, role: InvitableRole) => Promise<CreatedInvite>
  }

export function createInvites(deps: CoreDeps): InvitesService {
  const { models, transact } = deps
  return {
    ...createJoinByInvite(deps),
    ...createOpenInvites(deps),

    async create(actor, role) {
      authorize(actor, inviteActionFor(role))
      if (!INVITABLE_ROLES.includes(role)) throw new AppError('FORBIDDEN', { details: { action: 'member.invite' } })
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      const tokenHash = hashOfToken(token)
      const uses = USES[role]
      const invite = await transact(actor, `invite.create-${role}`, async (tx) => {
        const id = newId<InviteId>()
        const expiresAt = new Date(tx.at.getTime() + INVITE_LIFETIME_MS)
        const record = {
          _id: objectId(id),
          workspaceId: objectId(actor.workspaceId),
          tokenHash,
          role,
          expiresAt,
          usesLeft: uses,
          createdBy: objectId(actor.memberId),
          // By the clock of the change, as a removal is: which of the two came first decides who may come back.
          createdAt: tx.at,
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
      return { id: invite.id, token, role, expiresAt: invite.expiresAt, uses }
    },
  }
}
