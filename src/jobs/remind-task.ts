/** Reminds the assignee of a task: the reminder goes out with the others of its moment, or after quiet hours. */
import type { FindDueTask } from '../services/notifications/due-task.ts'
import type { HoldNotices } from '../services/notifications/hold-notices.ts'
import type { FindRecipient } from '../services/notifications/recipients.ts'
import { REMIND_JOB } from '../services/tasks/remind-job.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export type RemindTaskDeps = {
  readonly findDueTask: FindDueTask
  readonly findRecipient: FindRecipient
  readonly holdReminder: HoldNotices['holdReminder']
}

/** Skips a task that is done, deleted, or has been given a different reminder time. */
export function createRemindTask({ findDueTask, findRecipient, holdReminder }: RemindTaskDeps) {
  return handleJob(REMIND_JOB, async (payload, { item }) => {
    const due = await findDueTask(payload)
    if (due === null) return
    const { workspaceId, assigneeId } = due
    const listener = await findRecipient(workspaceId, assigneeId, 'task-due')
    if (listener === null) return
    const { taskId, remindAt } = payload
    await holdReminder(systemActor(workspaceId, item), listener, { type: 'reminder', taskId, remindAt })
  })
}
