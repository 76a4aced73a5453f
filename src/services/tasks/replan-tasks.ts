/**
 * Keeps whole-day tasks on their days when a time zone changes, the workspace's or a member's own: such a task is stored as
 * the end of its day, which is another moment in the new zone.
 */
import type { ClientSession, Types } from 'mongoose'

import { idOf, type MemberId, objectId, LOWEST_ID } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { TaskRecord } from '../../models/task.ts'
import type { SystemActor } from '../core/actor.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { Transaction } from '../core/transact.ts'
import { type DueTime, sameDayIn } from './task-time.ts'
import { taskEvent, writeTask } from './write-task.ts'

/**
 * Moves every open whole-day task that was planned in the zone `from` to the same day in the zone that applies now: for one
 * member theirs, otherwise the workspace's, unless the assignee has their own. Each task is a separate command, so that a repeat continues where the first attempt
 * stopped and never moves a task twice: ends of days can be the same moment in two zones, a day apart.
 *
 * @param signal stops it between two tasks
 */
export type ReplanTasks = (actor: SystemActor, change: ZoneChange, signal?: AbortSignal) => Promise<void>

export type ZoneChange = {
  /** IANA: the zone before the change. */
  readonly from: string
  /** Whose own zone changed; without it, the workspace's did. */
  readonly memberId?: MemberId | undefined
}

const PAGE = 200

const OPEN_DAY = { status: 'open', allDay: true, deletedAt: null } as const

/** Members who use the workspace's zone, including those who have left. */
async function membersWithoutZone(models: Models, workspaceId: Types.ObjectId): Promise<Types.ObjectId[]> {
  const members = await models.members.find({ workspaceId, timeZone: null }, { _id: 1 }).lean()
  return members.map(({ _id }) => _id)
}

/** The zone that applies now; null if there is nothing to replan any more. */
async function zoneNow(
  models: Models,
  { workspaceId, memberId }: { readonly workspaceId: Types.ObjectId } & Pick<ZoneChange, 'memberId'>,
  options: { readonly session?: ClientSession } = {},
): Promise<string | null> {
  const workspace = await models.workspaces.findById(workspaceId, { timeZone: 1 }, options).lean()
  if (memberId === undefined) return workspace?.timeZone ?? null
  const member = await models.members.findOne({ workspaceId, _id: objectId(memberId) }, { timeZone: 1 }, options).lean()
  return member?.timeZone ?? workspace?.timeZone ?? null
}

/** Null if nothing needs to change. */
function movedDue({ dueAt }: Pick<TaskRecord, 'dueAt'>, from: string, to: string, now: Date): DueTime | null {
  if (dueAt === null) return null
  const due = sameDayIn(dueAt, from, to, now)
  return due?.dueAt.getTime() === dueAt.getTime() ? null : due
}

async function replanTask(
  deps: RecordDeps,
  actor: SystemActor,
  tx: Transaction,
  { workspaceId, _id }: Pick<TaskRecord, 'workspaceId' | '_id'>,
  { from, memberId }: ZoneChange,
): Promise<void> {
  const { models, fields } = deps
  const options = { session: tx.session }
  const task = await models.tasks.findOne({ workspaceId, _id, ...OPEN_DAY }, null, options).lean()
  if (task === null) return
  const { assigneeId } = task
  if (memberId === undefined) {
    const theirs = assigneeId && { workspaceId, _id: assigneeId, timeZone: null }
    if (theirs && (await models.members.findOne(theirs, { _id: 1 }, options).lean()) === null) return
  } else if (assigneeId?.equals(objectId(memberId)) !== true) return
  const zone = await zoneNow(models, { workspaceId, memberId }, options)
  const due = zone === null ? null : movedDue(task, from, zone, tx.at)
  if (due === null) return
  const before = valuesOf(fields.task, task)
  const after = { ...before, dueAt: due.dueAt.toISOString(), remindAt: due.remindAt?.toISOString() ?? null }
  await writeTask(deps, actor, tx, task, after)
  // An event of the task only: it is still on its day, and readers of its deal's or contact's timeline see no change.
  tx.record(taskEvent('task.updated', { _id: task._id }, changesBetween(fields.task, before, after)))
}

export function createReplanTasks(deps: RecordDeps): ReplanTasks {
  const { models, transact, clock } = deps
  return async (actor, change, signal) => {
    const { from, memberId } = change
    const workspaceId = objectId(actor.workspaceId)
    let after = LOWEST_ID
    for (;;) {
      const zone = await zoneNow(models, { workspaceId, memberId })
      if (zone === null || zone === from) return
      // All of them in one query, with the team's own: a task that is reassigned in the meantime is found wherever it is.
      const assigneeId =
        memberId === undefined
          ? { $in: [...(await membersWithoutZone(models, workspaceId)), null] }
          : objectId(memberId)
      const page = await models.tasks
        .find({ workspaceId, assigneeId, ...OPEN_DAY, _id: { $gt: after } }, { dueAt: 1, workspaceId: 1 })
        .sort({ _id: 1 })
        .limit(PAGE)
        .lean()
      for (const task of page) {
        if (movedDue(task, from, zone, clock.now()) === null) continue
        signal?.throwIfAborted()
        await transact(actor, `task.replan-${idOf(task._id)}`, (tx) => replanTask(deps, actor, tx, task, change))
      }
      const last = page.at(-1)
      if (last === undefined || page.length < PAGE) return
      after = last._id
    }
  }
}
