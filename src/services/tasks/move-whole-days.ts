/** Keeps whole-day tasks on their days when they change hands: the day ends by the clock of whoever has to do it. */
import type { Types } from 'mongoose'

import type { Change } from '../../models/event.ts'
import { idOf, type MemberId, objectId, type TaskId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'
import { memberTimeZone } from './assignee.ts'
import { sameDayIn } from './task-time.ts'
import { promiseReminders, syncNextTaskAt } from './write-task.ts'

export type HandedTasks = {
  readonly workspaceId: Types.ObjectId
  readonly ids: readonly Types.ObjectId[]
  /** Null stands for the team, whose clock is the workspace's. */
  readonly from: MemberId | null
  readonly to: MemberId | null
}

/**
 * Call it in the command that has written the new assignee.
 *
 * @returns what changed besides the assignee, by the task's id
 */
export async function moveWholeDays(
  models: Models,
  tx: Transaction,
  { workspaceId, ids, from, to }: HandedTasks,
): Promise<ReadonlyMap<string, readonly Change[]>> {
  const changes = new Map<string, readonly Change[]>()
  const actor = {
    workspaceId: idOf<WorkspaceId>(workspaceId),
    memberId: null,
    channel: 'system',
    commandId: tx.commandId,
  } as const
  const zoneOf = (id: MemberId | null) => memberTimeZone(models, actor, id === null ? undefined : objectId(id), tx)
  const [before, after] = [await zoneOf(from), await zoneOf(to)]
  if (before === after) return changes
  const options = { session: tx.session }
  const days = { workspaceId, _id: { $in: [...ids] }, allDay: true }
  for (const task of await models.tasks.find(days, null, options).lean()) {
    if (task.dueAt === null) continue
    const due = sameDayIn(task.dueAt, before, after, tx.at)
    if (due === null || due.dueAt.getTime() === task.dueAt.getTime()) continue
    const { dueAt, remindAt } = due
    await models.tasks.updateOne({ workspaceId, _id: task._id }, { $set: { dueAt, remindAt } }, options)
    promiseReminders(actor, tx, { ...task, id: idOf<TaskId>(task._id), assigneeId: to, remindAt })
    await syncNextTaskAt(models, tx, task)
    changes.set(idOf(task._id), [
      { path: 'dueAt', from: task.dueAt.toISOString(), to: dueAt.toISOString() },
      { path: 'remindAt', from: task.remindAt?.toISOString() ?? null, to: remindAt?.toISOString() ?? null },
    ])
  }
  return changes
}
