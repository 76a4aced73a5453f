/** What somebody who goes would leave behind, and who could take it over: for the questions before a removal. */
import { AppError } from '../../errors.ts'
import type { MemberId } from '../../models/ids.ts'
import type { Role } from '../../models/member.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { MembersService, MemberView } from '../workspaces/members.ts'
import { countOwned } from './count-owned.ts'
import { canTakeOver, type HandoverCounts } from './handover.ts'
import { mayDecideAbout } from './keep-an-owner.ts'

export type HandoverView = {
  readonly member: MemberView
  readonly counts: HandoverCounts
  /** Who could take it over, leaders first. */
  readonly successors: readonly MemberView[]
  /** An owner without another one cannot go. */
  readonly lastOwner: boolean
}

/** @throws AppError FORBIDDEN if the actor may not remove that member; NOT_FOUND */
export type ReadHandover = (actor: Actor, id: MemberId) => Promise<HandoverView>

/** Whether a member may remove another one. */
export function mayRemove(role: Role, other: Role): boolean {
  return (role === 'owner' || role === 'admin') && mayDecideAbout(role, other)
}

export function createReadHandover(
  deps: Pick<RecordDeps, 'models' | 'kinds'>,
  members: Pick<MembersService, 'list' | 'get'>,
): ReadHandover {
  return async (actor, id) => {
    if (id !== actor.memberId) authorize(actor, 'member.remove')
    const [member, people, counts] = await Promise.all([
      members.get(actor, id),
      members.list(actor),
      countOwned(deps, actor.workspaceId, id),
    ])
    if (id !== actor.memberId && !mayRemove(actor.role, member.role))
      throw new AppError('FORBIDDEN', { details: { action: 'member.remove' } })
    const successors = people.filter((person) => person.id !== id && canTakeOver(person.role))
    const lastOwner = member.role === 'owner' && !people.some((other) => other.id !== id && other.role === 'owner')
    return { member, counts, successors, lastOwner }
  }
}
