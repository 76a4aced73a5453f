/** Reminds the assignee of a task at its time. */
import { z } from 'zod'

import type { FindDueTask } from '../services/notifications/due-task.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { isAppError } from '../errors.ts'
import type { Actor } from '../services/core/actor.ts'
import type { TaskView } from '../services/tasks/task-view.ts'
import type { QueueHandler } from './queue-handler.ts'

export type RemindTaskDeps = {
  readonly findDueTask: FindDueTask
  readonly findRecipient: FindRecipient
  readonly getTask: (actor: Actor, id: string) => Promise<TaskView>
  /** Words the reminder and sends it. */
  readonly tellTaskDue: (listener: Listener, task: TaskView) => Promise<void>
}

const payloadShape = z.object({ workspaceId: z.string(), taskId: z.string(), remindAt: z.string() })

/** A task that is done, gone, or now due for a reminder at another time is skipped. */
export function createRemindTask({ findDueTask, findRecipient, getTask, tellTaskDue }: RemindTaskDeps): QueueHandler {
  return {
    async handle({ item }) {
      const payload = payloadShape.parse(item.payload)
      const due = await findDueTask(payload)
      if (due === null) return
      const listener = await findRecipient(due.workspaceId, due.assigneeId, 'task-due')
      if (listener === null) return
      const actor: Actor = { ...listener.member, channel: 'job', commandId: `job-${String(item._id)}` }
      try {
        await tellTaskDue(listener, await getTask(actor, payload.taskId))
      } catch (error) {
        // Deleted between the two looks.
        if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error
      }
    },
  }
}
