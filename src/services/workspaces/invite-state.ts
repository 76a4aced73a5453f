/** Whether an invite still works, and why not. */
import type { InviteRefusal } from '../../errors.ts'
import type { InviteRecord } from '../../models/invite.ts'
import type { MemberRecord, Role } from '../../models/member.ts'
import type { Action } from '../core/permissions.ts'
import { type Granter, stillMay } from '../core/still-may.ts'

/** The permission to make, revoke and stand behind an invite for a role. */
export function inviteActionFor(role: Role): Action {
  return role === 'admin' ? 'member.invite-admin' : 'member.invite'
}

/** Whether its maker could make it today, and was not removed since. */
export function isBacked(
  { role, createdAt }: Pick<InviteRecord, 'role' | 'createdAt'>,
  maker: Granter | null,
): boolean {
  return stillMay(maker, inviteActionFor(role), createdAt)
}

/** `stopped`: its maker was removed, or may no longer invite that role. */
export type InviteState = 'active' | Exclude<InviteRefusal, 'before-removal'>

export function stateOf(invite: InviteRecord, maker: Granter | null, now: Date): InviteState {
  if (invite.revokedAt !== undefined) return 'revoked'
  if (invite.expiresAt <= now) return 'expired'
  if (invite.usesLeft <= 0) return 'used-up'
  return isBacked(invite, maker) ? 'active' : 'stopped'
}

/**
 * Why this person cannot join with it; null if they can. Somebody who was removed needs an invite that was made after that.
 *
 * @param person null for somebody who was never a member
 */
export function refusalFor(
  invite: InviteRecord,
  maker: Granter | null,
  person: Pick<MemberRecord, 'status' | 'removedAt'> | null,
  now: Date,
): InviteRefusal | null {
  const state = stateOf(invite, maker, now)
  if (state !== 'active') return state
  const removedAt = person?.status === 'removed' ? person.removedAt : undefined
  return removedAt !== undefined && invite.createdAt <= removedAt ? 'before-removal' : null
}
