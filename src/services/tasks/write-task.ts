/** Shared by every operation on a task: the guarded write, the reminder, the next step of its records. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { Change } from '../../models/event.ts'
import {
  type CompanyId,
  type ContactId,
  type DealId,
  idOf,
  type MemberId,
  objectId,
  type TaskId,
} from '../../models/ids.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Models } from '../../models/models.ts'
import type { TaskRecord } from '../../models/task.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import type { NewEvent, Transaction } from '../core/transact.ts'
import { searchWords, storedValues } from '../fields/values.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { textTerms } from '../search/search-terms.ts'
import { REMIND_JOB } from './remind-job.ts'
import { reminderTimes } from './reminders.ts'
import type { TaskValues } from './task-fields.ts'
import { HAS_DATE } from './task-time.ts'

/** @throws AppError NOT_FOUND if the actor can see no such task; deleted tasks count only when asked for */
export async function readTask(
  models: Models,
  actor: Actor,
  id: TaskId,
  options: { readonly tx?: Transaction; readonly deleted?: boolean } = {},
): Promise<TaskRecord> {
  const filter = { ...visibleTo(actor, 'assigneeId'), ...(options.deleted ? {} : { deletedAt: null }) }
  const session = options.tx ? { session: options.tx.session } : {}
  const task = await models.tasks.findOne({ ...filter, _id: objectId(id) }, null, session).lean()
  if (task === null) throw new AppError('NOT_FOUND', { message: 'No such task', details: { kind: 'task' } })
  return task
}

/** The refusal of a change that is possible only on an open task, or only on a closed one. */
export function taskState(task: TaskRecord, reason: 'task-closed' | 'task-open'): AppError {
  return new AppError('CONFLICT', {
    message: reason === 'task-closed' ? 'The task is done already' : 'The task is open',
    details: { reason, about: recordRef({ kind: 'task', id: task._id }) },
  })
}

/** A task's event, shown in the timelines of its contact, company and deal too. */
export function taskEvent(
  type: NewEvent['type'],
  task: Pick<TaskRecord, '_id' | 'contactId' | 'companyId' | 'dealId'>,
  changes: readonly Change[],
): NewEvent {
  return {
    type,
    target: { kind: 'task', id: idOf(task._id) },
    related: [
      ...(task.dealId ? [{ kind: 'deal' as const, id: idOf<DealId>(task.dealId) }] : []),
      ...(task.contactId ? [{ kind: 'contact' as const, id: idOf<ContactId>(task.contactId) }] : []),
      ...(task.companyId ? [{ kind: 'company' as const, id: idOf<CompanyId>(task.companyId) }] : []),
    ],
    changes,
  }
}

/** Promises the reminders of a task that are still to come. A task of the team reminds nobody. */
export function promiseReminders(
  actor: Performer,
  tx: Transaction,
  task: { readonly id: TaskId; readonly assigneeId: MemberId | null } & Parameters<typeof reminderTimes>[0],
): void {
  const { id, assigneeId } = task
  if (assigneeId === null) return
  for (const at of reminderTimes(task)) {
    if (at <= tx.at) continue
    const payload = { workspaceId: actor.workspaceId, taskId: id, remindAt: at.toISOString() }
    tx.enqueue(REMIND_JOB, payload, { runAt: at, lane: `member:${assigneeId}` })
  }
}

/**
 * Writes new fields to a task that was read in the same transaction, with its reminder and the next step of its records.
 *
 * @throws AppError CONFLICT when it changed in the meantime
 */
export async function writeTask(
  { models, fields }: Pick<RecordDeps, 'models' | 'fields'>,
  actor: Performer,
  tx: Transaction,
  task: TaskRecord,
  after: TaskValues,
  more: { readonly deletedAt?: Date | null } = {},
): Promise<void> {
  const { _id, workspaceId, version } = task
  const { $set, $unset } = storedValues(fields.task, after)
  const written = await models.tasks.updateOne(
    { workspaceId, _id, version },
    {
      $set: { ...$set, search: textTerms(searchWords(fields.task, after)), ...more },
      ...(Object.keys($unset).length > 0 && { $unset }),
      $inc: { version: 1 },
    },
    { session: tx.session },
  )
  if (written.modifiedCount !== 1)
    throw new AppError('CONFLICT', { message: 'The task changed meanwhile', details: { reason: 'changed-meanwhile' } })
  const gone = (more.deletedAt ?? null) !== null
  if (after.status === 'open' && !gone) {
    const remindAt = after.remindAt === null ? null : new Date(after.remindAt)
    promiseReminders(actor, tx, { ...after, id: idOf(_id), assigneeId: after.assignee, remindAt })
  }
  await syncNextTaskAt(models, tx, task)
}

/**
 * Sets `nextTaskAt` of a task's deal and contact to the due time of their earliest open task that has a date. Call it after the task itself
 * has been written.
 */
export async function syncNextTaskAt(
  models: Models,
  tx: Transaction,
  { workspaceId, dealId, contactId }: Pick<TaskRecord, 'workspaceId' | 'dealId' | 'contactId'>,
): Promise<void> {
  // Always the deal first: two changes that touch both records then wait for each other in the same order.
  if (dealId !== undefined) await syncNextTaskAtOf(models, tx, 'dealId', workspaceId, dealId)
  if (contactId !== undefined) await syncNextTaskAtOf(models, tx, 'contactId', workspaceId, contactId)
}

async function syncNextTaskAtOf(
  models: Models,
  tx: Transaction,
  link: 'dealId' | 'contactId',
  workspaceId: Types.ObjectId,
  _id: Types.ObjectId,
): Promise<void> {
  const options = { session: tx.session }
  const filter = { workspaceId, _id }
  // Written before the tasks are read: if two changes to one record's tasks run at once, the later one then sees the earlier.
  const claim = { $inc: { version: 1 } }
  if (link === 'dealId') await models.deals.updateOne(filter, claim, options)
  else await models.contacts.updateOne(filter, claim, options)
  const open = { workspaceId, [link]: _id, status: 'open' as const, dueAt: HAS_DATE, deletedAt: null }
  const next = await models.tasks.findOne(open, { dueAt: 1 }, options).sort({ dueAt: 1 }).lean()
  const set = { $set: { nextTaskAt: next?.dueAt ?? null } }
  if (link === 'dealId') await models.deals.updateOne(filter, set, options)
  else await models.contacts.updateOne(filter, set, options)
}
