/** The job that reminds the assignee of a task. Its lane is the assignee's, whom the payload does not name: a task can be given on. */
import { z } from 'zod'

import { idSchema, type TaskId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const REMIND_JOB = defineJob({
  kind: 'task.remind',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    taskId: idSchema<TaskId>(),
    /** ISO 8601. A task that is to be reminded of at another time by then has another job. */
    remindAt: z.iso.datetime(),
  }),
  // One job for each time, however often the task comes back to it.
  dedupeKey: ({ taskId, remindAt }) => `task.remind/${taskId}/${Date.parse(remindAt)}`,
})
export type RemindPayload = Readonly<z.infer<typeof REMIND_JOB.payload>>
