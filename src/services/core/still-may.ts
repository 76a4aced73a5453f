/** Whether something that a member granted earlier still holds: an invite, an API key. */
import type { MemberRecord } from '../../models/member.ts'
import { type Action, may } from './permissions.ts'

export type Granter = Pick<MemberRecord, 'role' | 'status' | 'removedAt'>

/**
 * True if the member has the permission now, and was not removed in the meantime: coming back does not revive what they
 * granted before.
 *
 * @param member null if there is no such member
 * @param since when they granted it
 */
export function stillMay(member: Granter | null, action: Action, since: Date): boolean {
  if (member === null || member.status !== 'active' || !may(member.role, action)) return false
  return member.removedAt === undefined || member.removedAt < since
}
