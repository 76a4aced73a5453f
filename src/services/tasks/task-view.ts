/** Tasks as the services return them: plain records that survive JSON. */
import type { ContactId, DealId, MemberId, TaskId } from '../../models/ids.ts'
import { idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { TaskOutcome, TaskRecord, TaskStatus, TaskType } from '../../models/task.ts'
import { type NamedCompany, named } from '../companies/company-view.ts'
import { type Reachable, REACHABLE_FIELDS, type ReachableRecord, toReachable } from '../contacts/reachable.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import type { Repeat } from '../../language/moments/repeat.ts'
import { remindersBefore } from './reminders.ts'
import { repeatOf } from './series.ts'
import { isOverdue, localDay } from './task-time.ts'

export type TaskView = {
  readonly id: TaskId
  readonly title: string
  readonly type: TaskType
  readonly status: TaskStatus
  readonly outcome: TaskOutcome | null
  /** ISO 8601, UTC. For a whole day: its end in the assignee's zone. Null for a task without a date. */
  readonly dueAt: string | null
  /** The day of a whole-day task, YYYY-MM-DD; null for a task with a time. */
  readonly dueOn: string | null
  readonly overdue: boolean
  /** In minutes before it, earliest first; none if it has no time to count back from. */
  readonly reminders: readonly number[]
  /** In minutes; null if it was not told. */
  readonly lengthMinutes: number | null
  /** Null for a single task, and for one of a series that is done. */
  readonly repeat: Repeat | null
  /** ISO 8601, UTC. */
  readonly doneAt: string | null
  /** Null for a task of the team. */
  readonly assignee: { readonly id: MemberId; readonly name: string } | null
  /** Whom to call: its contact, or else the first one of its deal. Null when there is none, or the actor may not see it. */
  readonly person: Reachable | null
  /** Null when there is none, or the actor may not see it. */
  readonly contact: { readonly id: ContactId; readonly displayName: string } | null
  readonly deal: { readonly id: DealId; readonly title: string } | null
  readonly company: NamedCompany | null
  readonly deleted: boolean
  readonly version: number
}

/** The first contact of a deal; null when there is none that the actor may see. */
async function firstOfDeal(models: Models, actor: Actor, dealId: TaskRecord['dealId']): Promise<Reachable | null> {
  const seen = { ...visibleTo(actor), deletedAt: null }
  const [deal] = await models.deals.aggregate<{ readonly person: readonly ReachableRecord[] }>([
    { $match: { ...seen, _id: dealId } },
    { $project: { first: { $arrayElemAt: ['$contactIds', 0] } } },
    {
      $lookup: {
        from: models.contacts.collection.name,
        localField: 'first',
        foreignField: '_id',
        pipeline: [{ $match: seen }, { $project: REACHABLE_FIELDS }],
        as: 'person',
      },
    },
  ])
  const person = deal?.person[0]
  return person === undefined ? null : toReachable(person)
}

/** The card of one task, with the records that it is about. */
export async function toTaskView(models: Models, actor: Actor, task: TaskRecord, now: Date): Promise<TaskView> {
  const workspaceId = objectId(actor.workspaceId)
  const seen = { ...visibleTo(actor), deletedAt: null }
  // The clock of the assignee determines a whole day; the actor's own is already known.
  const isOwn = task.assigneeId?.toHexString() === actor.memberId
  const [assignee, workspace, contact, deal, ofDeal, company] = await Promise.all([
    task.assigneeId && models.members.findOne({ workspaceId, _id: task.assigneeId }, { name: 1, timeZone: 1 }).lean(),
    task.allDay && !isOwn ? models.workspaces.findById(workspaceId, { timeZone: 1 }).lean() : null,
    task.contactId ? models.contacts.findOne({ ...seen, _id: task.contactId }, REACHABLE_FIELDS).lean() : null,
    task.dealId ? models.deals.findOne({ ...seen, _id: task.dealId }, { title: 1 }).lean() : null,
    task.contactId === undefined && task.dealId !== undefined ? firstOfDeal(models, actor, task.dealId) : null,
    task.companyId ? models.companies.findOne({ ...seen, _id: task.companyId }, { name: 1 }).lean() : null,
  ])
  const timeZone = isOwn ? actor.timeZone : (assignee?.timeZone ?? workspace?.timeZone ?? 'UTC')
  return {
    id: idOf(task._id),
    title: task.title,
    type: task.type,
    status: task.status,
    outcome: task.outcome ?? null,
    dueAt: task.dueAt?.toISOString() ?? null,
    dueOn: task.allDay && task.dueAt !== null ? localDay(task.dueAt, timeZone) : null,
    overdue: isOverdue(task, now),
    reminders: task.remindAt === null ? [] : remindersBefore(task),
    lengthMinutes: task.lengthMinutes ?? null,
    repeat: repeatOf({ repeat: task.repeat ?? null }),
    doneAt: task.doneAt?.toISOString() ?? null,
    assignee: assignee ? { id: idOf(assignee._id), name: assignee.name } : null,
    person: contact === null ? ofDeal : toReachable(contact),
    contact: contact && { id: idOf(contact._id), displayName: contact.displayName },
    company: company && named(company),
    deal: deal && { id: idOf(deal._id), title: deal.title },
    deleted: task.deletedAt !== null,
    version: task.version,
  }
}
