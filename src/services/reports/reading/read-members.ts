/** Reads the members of a report, and whose figures somebody gets. */
import { AppError } from '../../../errors.ts'
import { idOf, type MemberId, objectId } from '../../../models/ids.ts'
import type { Models } from '../../../models/models.ts'
import type { Actor } from '../../core/actor.ts'
import { seesAll } from '../../core/permissions.ts'
import type { ReportMember } from './report-reading.ts'

/** All there ever were: what somebody who has left has won stays won. */
export async function readMembers(models: Models, actor: Actor): Promise<ReadonlyMap<MemberId, ReportMember>> {
  const members = await models.members
    .find({ workspaceId: objectId(actor.workspaceId) }, { name: 1, role: 1, status: 1 })
    .lean()
  return new Map(
    members.map(({ _id, name, role, status }) => [idOf(_id), { name, role, isActive: status === 'active' }]),
  )
}

/**
 * Whoever sees only their own records gets their own figures.
 *
 * @returns null for the whole team
 * @throws AppError NOT_FOUND for somebody who is in another workspace; FORBIDDEN (record.see-all) for a colleague's figures
 */
export function memberOf(
  actor: Actor,
  members: ReadonlyMap<MemberId, ReportMember>,
  asked: MemberId | undefined,
): MemberId | null {
  if (asked !== undefined && !members.has(asked))
    throw new AppError('NOT_FOUND', { message: 'No such member', details: { kind: 'member' } })
  if (seesAll(actor)) return asked ?? null
  if (asked === undefined || asked === actor.memberId) return actor.memberId
  const details = { action: 'record.see-all' }
  throw new AppError('FORBIDDEN', { message: 'The figures of others are not shown here', details })
}
