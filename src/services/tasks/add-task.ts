/** Adds a task. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import {
  type EventId,
  idOf,
  type MemberId,
  newId,
  objectId,
  type TaskId,
  type CompanyId,
  type ContactId,
  type DealId,
} from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { TaskType } from '../../models/task.ts'
import type { Actor } from '../core/actor.ts'
import { readCompany } from '../companies/write-company.ts'
import { readContact } from '../contacts/write-contact.ts'
import { notifyMember } from '../notifications/news.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { Repeat } from '../../language/moments/repeat.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { Transaction } from '../core/transact.ts'
import { textTerms } from '../search/search-terms.ts'
import { readAssignee } from './assignee.ts'
import { NO_SERIES, type Series, seriesFrom } from './series.ts'
import { reminderGroup, reminderText } from './reminders.ts'
import { type Due, type PlannedTime, plannedTime } from './task-time.ts'
import { syncNextTaskAt, promiseReminders, taskEvent } from './write-task.ts'

export type NewTask = {
  readonly title: string
  readonly type?: TaskType
  /** Null for a task without a date. */
  readonly due: Due | null
  /** How it repeats from then on; left out for a single task, and ignored for one without a date. */
  readonly repeat?: Repeat
  /** The actor by default. */
  readonly assigneeId?: MemberId
  readonly contactId?: ContactId
  readonly companyId?: CompanyId
  readonly dealId?: DealId
}

export type AddedTask = { readonly id: TaskId; readonly undoId: EventId }

export type AddTask = (actor: Actor, input: NewTask) => Promise<AddedTask>

/** A deal that a task can be attached to, with the contact that the task is then about too. @throws AppError NOT_FOUND */
async function dealOf(models: Models, actor: Actor, tx: Transaction, id: DealId) {
  const { session } = tx
  const filter = { ...visibleTo(actor), deletedAt: null }
  const deal = await models.deals
    .findOne({ ...filter, _id: objectId(id) }, { contactIds: 1, companyId: 1 }, { session })
    .lean()
  if (deal === null) throw new AppError('NOT_FOUND', { message: 'No such deal', details: { kind: 'deal' } })
  const [first] = deal.contactIds
  const contact =
    first && (await models.contacts.findOne({ ...filter, _id: first }, { companyId: 1 }, { session }).lean())
  return { dealId: deal._id, contactId: contact?._id, companyId: deal.companyId ?? contact?.companyId }
}

/** A task as it is written: with what it is about already found, and its times computed. */
type Written = PlannedTime &
  Series & {
    readonly title: string
    readonly type: TaskType
    /** As src/services/tasks/reminders.ts writes them; absent for those of its type. */
    readonly remindBefore?: string
    /** Absent for a task of the team. */
    readonly assigneeId?: Types.ObjectId
    readonly contactId?: Types.ObjectId
    readonly companyId?: Types.ObjectId
    readonly dealId?: Types.ObjectId
  }

/** Stores a task with task.created, its reminder, and the next step of its deal and contact. */
export async function storeTask(models: Models, actor: Actor, tx: Transaction, written: Written): Promise<AddedTask> {
  const { title, type, dueAt, allDay, remindAt, remindBefore, repeat, repeatDay } = written
  const { assigneeId, contactId, companyId, dealId } = written
  const id = newId<TaskId>()
  const assignee = assigneeId === undefined ? null : idOf<MemberId>(assigneeId)
  const task = {
    _id: objectId(id),
    workspaceId: objectId(actor.workspaceId),
    title,
    type,
    dueAt,
    allDay,
    remindAt,
    ...(remindBefore !== undefined && { remindBefore }),
    ...(repeat !== null && repeatDay !== null && { repeat, repeatDay }),
    ...(assigneeId && { assigneeId }),
    ...(contactId && { contactId }),
    ...(companyId && { companyId }),
    ...(dealId && { dealId }),
    status: 'open' as const,
    source: 'manual' as const,
    search: textTerms([title]),
  }
  await models.tasks.create([task], { session: tx.session })
  promiseReminders(actor, tx, { ...task, id, assigneeId: assignee })
  await syncNextTaskAt(models, tx, task)
  const set = {
    title,
    type,
    dueAt: dueAt?.toISOString() ?? null,
    allDay,
    remindAt: remindAt?.toISOString() ?? null,
    remindBefore: remindBefore ?? null,
    assigneeId: assignee,
    contactId: contactId?.toHexString() ?? null,
    companyId: companyId?.toHexString() ?? null,
    dealId: dealId?.toHexString() ?? null,
    repeat,
    repeatDay,
  }
  const changes = Object.entries(set)
    .filter(([, to]) => to !== null)
    .map(([path, to]) => ({ path, from: null, to }))
  return { id, undoId: tx.record(taskEvent('task.created', task, changes)) }
}

/**
 * Writes a new task inside the caller's command, with task.created, its reminder, and the next step of its deal and
 * contact. A task on a deal is also about the deal's first contact, unless another one is given, and about
 * the company of its deal or contact.
 *
 * @throws AppError VALIDATION; NOT_FOUND for a deal, contact or member that the actor cannot see
 */
export async function insertTask(models: Models, actor: Actor, tx: Transaction, input: NewTask): Promise<AddedTask> {
  const title = parseSingleLine(input.title)
  const assignee = await readAssignee(models, actor, tx, input.assigneeId ?? actor.memberId)
  const due = plannedTime(input.due, assignee.timeZone, tx.at)
  const deal = input.dealId === undefined ? null : await dealOf(models, actor, tx, input.dealId)
  const given = input.contactId === undefined ? null : await readContact(models, actor, input.contactId, { tx })
  const firm = input.companyId === undefined ? null : await readCompany(models, actor, input.companyId, { tx })
  const contactId = given?._id ?? deal?.contactId
  const companyId = firm?._id ?? deal?.companyId ?? given?.companyId
  const type = input.type ?? 'todo'
  // The morning of a whole day is not a time that one has to get ready for.
  const own = due.allDay ? undefined : assignee.reminders?.[reminderGroup(type)]
  const added = await storeTask(models, actor, tx, {
    title,
    type,
    ...due,
    ...(own !== undefined && { remindBefore: reminderText(own) }),
    ...(input.repeat === undefined ? NO_SERIES : seriesFrom(input.repeat, due, assignee.timeZone)),
    assigneeId: assignee._id,
    ...(contactId && { contactId }),
    ...(companyId && { companyId }),
    ...(deal && { dealId: deal.dealId }),
  })
  notifyMember(actor, tx, idOf(assignee._id), { kind: 'assigned', target: 'task', id: added.id })
  return added
}

/** @throws AppError FORBIDDEN, or as {@link insertTask} does */
export function createAddTask({ models, transact }: CoreDeps): AddTask {
  return async (actor, input) => {
    authorize(actor, 'task.write')
    return transact(actor, 'task.add', (tx) => insertTask(models, actor, tx, input), { undoable: true })
  }
}
