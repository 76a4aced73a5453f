/** Whether a reminder is still valid: the task is open, and its reminder is still set for that very time. */
import { idOf, objectId, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { RemindPayload } from '../tasks/remind-job.ts'

/** Whom to remind of which task; null when no reminder is needed any more. */
export type FindDueTask = (payload: RemindPayload) => Promise<{
  readonly workspaceId: WorkspaceId
  readonly assigneeId: MemberId
} | null>

export function createFindDueTask({ models }: Pick<CoreDeps, 'models'>): FindDueTask {
  return async ({ workspaceId, taskId, remindAt }) => {
    const task = await models.tasks
      .findOne({ workspaceId: objectId(workspaceId), _id: objectId(taskId), status: 'open', deletedAt: null })
      .lean()
    if (task === null || task.remindAt?.toISOString() !== remindAt) return null
    const { assigneeId } = task
    // A task of the team reminds nobody.
    return assigneeId === undefined ? null : { workspaceId: idOf(task.workspaceId), assigneeId: idOf(assigneeId) }
  }
}
