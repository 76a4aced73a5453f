/** The job that replans whole-day tasks after one change of the workspace's time zone. */
import { z } from 'zod'

import { idSchema, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

/**
 * The new zone is not in the payload but is read again for every task. After several changes in a row, each job moves what was
 * planned in the zone before its own change to the zone that applies now, in whatever order and however often the jobs run.
 */
export const REPLAN_JOB = defineJob({
  kind: 'task.replan',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    /** IANA: the zone before the change. */
    from: z.string(),
  }),
  lane: ({ workspaceId }) => `workspace:${workspaceId}`,
})
