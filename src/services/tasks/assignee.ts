/** The member who has to do a task: active, allowed to work on tasks, and with a clock that defines the task's days. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { objectId, type MemberId } from '../../models/ids.ts'
import type { MemberReminders } from '../../models/member.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { may } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'

export type Assignee = {
  readonly _id: Types.ObjectId
  readonly timeZone: string
  /** Their own defaults for new tasks. */
  readonly reminders?: MemberReminders
}

/** IANA: the member's own zone, else the workspace's. Also works for somebody who has left, and for a task of the team. */
export async function memberTimeZone(
  models: Models,
  actor: Pick<Actor, 'workspaceId'>,
  memberId: Types.ObjectId | undefined,
  tx?: Transaction,
): Promise<string> {
  const workspaceId = objectId(actor.workspaceId)
  const options = tx === undefined ? {} : { session: tx.session }
  const member =
    memberId && (await models.members.findOne({ workspaceId, _id: memberId }, { timeZone: 1 }, options).lean())
  if (member?.timeZone !== undefined) return member.timeZone
  const workspace = await models.workspaces.findById(workspaceId, { timeZone: 1 }, options).lean()
  return workspace?.timeZone ?? 'UTC'
}

/**
 * Somebody a task can be assigned to.
 *
 * @throws AppError NOT_FOUND when there is no such active member; VALIDATION pick-one for a member who may not do tasks
 */
export async function readAssignee(models: Models, actor: Actor, tx: Transaction, id: MemberId): Promise<Assignee> {
  const workspaceId = objectId(actor.workspaceId)
  const { session } = tx
  const filter = { workspaceId, status: 'active' as const }
  const projection = { role: 1, timeZone: 1, reminders: 1 }
  const member = await models.members.findOne({ ...filter, _id: objectId(id) }, projection, { session }).lean()
  if (member === null) throw new AppError('NOT_FOUND', { message: 'No such member', details: { kind: 'member' } })
  if (!may(member.role, 'task.write')) throw fieldProblem('pick-one')
  const workspace = await models.workspaces.findById(workspaceId, { timeZone: 1 }, { session }).lean()
  const { _id, reminders } = member
  return { _id, timeZone: member.timeZone ?? workspace?.timeZone ?? 'UTC', ...(reminders && { reminders }) }
}
