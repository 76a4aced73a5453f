/** The job that reminds the assignee of a task. Its lane is the assignee's, but the payload has no assignee: it can change. */
import { z } from 'zod'

import { idSchema, type TaskId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const REMIND_JOB = defineJob({
  kind: 'task.remind',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    taskId: idSchema<TaskId>(),
    /** ISO 8601. If the task's reminder has moved to another time by then, it has another job. */
    remindAt: z.iso.datetime(),
  }),
  // One job for each time, however often the task returns to it.
  dedupeKey: ({ taskId, remindAt }) => `task.remind/${taskId}/${Date.parse(remindAt)}`,
})
export type RemindPayload = Readonly<z.infer<typeof REMIND_JOB.payload>>
