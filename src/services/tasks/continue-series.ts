/** Makes the next task of a series when one is done. */
import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { TaskRecord } from '../../models/task.ts'
import type { Actor } from '../core/actor.ts'
import { may } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { storeTask } from './add-task.ts'
import { memberTimeZone } from './assignee.ts'
import { nextInSeries, seriesOf } from './series.ts'
import { type Due, dueTime } from './task-time.ts'

/** Whoever had this one; the actor, if they can have no tasks any more. A task of the team stays the team's. */
async function assigneeOf(models: Models, actor: Actor, tx: Transaction, { workspaceId, assigneeId }: TaskRecord) {
  if (assigneeId === undefined) return null
  const filter = { workspaceId, _id: assigneeId, status: 'active' as const }
  const member = await models.members.findOne(filter, { role: 1 }, { session: tx.session }).lean()
  return member !== null && may(member.role, 'task.write') ? idOf<MemberId>(assigneeId) : actor.memberId
}

/** What it is about, as long as it exists. Unlike a next step, it stays where it is even if the actor cannot see that. */
async function linksOf(models: Models, tx: Transaction, task: TaskRecord) {
  const { workspaceId, contactId, companyId, dealId } = task
  const live = { workspaceId, deletedAt: null }
  const options = { session: tx.session }
  const contact = contactId && (await models.contacts.findOne({ ...live, _id: contactId }, { _id: 1 }, options).lean())
  const deal = dealId && (await models.deals.findOne({ ...live, _id: dealId }, { _id: 1 }, options).lean())
  const company = companyId && (await models.companies.findOne({ ...live, _id: companyId }, { _id: 1 }, options).lean())
  return {
    ...(contact && { contactId: contact._id }),
    ...(company && { companyId: company._id }),
    ...(deal && { dealId: deal._id }),
  }
}

/**
 * Call it in the command that has completed the task, after the event of that: undo then takes the next task away first.
 *
 * @returns when the next task is due; null if the task does not repeat
 */
export async function continueSeries(
  models: Models,
  actor: Actor,
  tx: Transaction,
  task: TaskRecord,
): Promise<Due | null> {
  if (task.repeat === undefined) return null
  const member = await assigneeOf(models, actor, tx, task)
  const assigneeId = member === null ? undefined : objectId(member)
  const timeZone = await memberTimeZone(models, actor, assigneeId, tx)
  const next = nextInSeries(seriesOf(task), timeZone, tx.at)
  if (next === null) return null
  // It has the assignee of this one or the actor: neither needs to be told.
  await storeTask(models, actor, tx, {
    title: task.title,
    type: task.type,
    ...dueTime(next.due, timeZone, tx.at),
    ...next.series,
    ...(task.remindBefore !== undefined && { remindBefore: task.remindBefore }),
    ...(assigneeId && { assigneeId }),
    ...(await linksOf(models, tx, task)),
  })
  return next.due
}
