/** Reminds the assignee of a task at the scheduled time. */
import { isAppError } from '../errors.ts'
import type { TaskId } from '../models/ids.ts'
import type { Actor } from '../services/core/actor.ts'
import type { FindDueTask } from '../services/notifications/due-task.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { REMIND_JOB } from '../services/tasks/remind-job.ts'
import type { TaskView } from '../services/tasks/task-view.ts'
import { memberActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export type RemindTaskDeps = {
  readonly findDueTask: FindDueTask
  readonly findRecipient: FindRecipient
  readonly getTask: (actor: Actor, id: TaskId) => Promise<TaskView>
  /** Formats the reminder and sends it. */
  readonly tellTaskDue: (listener: Listener, task: TaskView) => Promise<void>
}

/** Skips a task that is done, deleted, or has been given a different reminder time. */
export function createRemindTask({ findDueTask, findRecipient, getTask, tellTaskDue }: RemindTaskDeps) {
  return handleJob(REMIND_JOB, async (payload, { item }) => {
    const due = await findDueTask(payload)
    if (due === null) return
    const listener = await findRecipient(due.workspaceId, due.assigneeId, 'task-due')
    if (listener === null) return
    try {
      await tellTaskDue(listener, await getTask(memberActor(listener, item), payload.taskId))
    } catch (error) {
      // Deleted between the two reads.
      if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error
    }
  })
}
