/** Whether a reminder is still valid: the task is open, and its reminder is still set for that very time. */
import { idOf, objectId, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { reminderTimes } from '../tasks/reminders.ts'
import type { RemindPayload } from '../tasks/remind-job.ts'

/** Whom to remind of which task; null when no reminder is needed any more. */
export type FindDueTask = (payload: RemindPayload) => Promise<{
  readonly workspaceId: WorkspaceId
  readonly assigneeId: MemberId
} | null>

export function createFindDueTask({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): FindDueTask {
  return async ({ workspaceId, taskId, remindAt }) => {
    const task = await models.tasks
      .findOne({ workspaceId: objectId(workspaceId), _id: objectId(taskId), status: 'open', deletedAt: null })
      .lean()
    if (task === null) return null
    const times = reminderTimes(task)
    if (!times.some((time) => time.toISOString() === remindAt)) return null
    // Late, after the next one is due: that one says it.
    if (times.some((time) => time.toISOString() > remindAt && time <= clock.now())) return null
    const { assigneeId } = task
    // A task of the team reminds nobody.
    return assigneeId === undefined ? null : { workspaceId: idOf(task.workspaceId), assigneeId: idOf(assigneeId) }
  }
}
