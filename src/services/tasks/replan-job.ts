/** The job that plans tasks for whole days again after one change of the workspace's time zone. */
import { z } from 'zod'

import { idSchema, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

/**
 * The new zone is not in it, but is read again for every task: of changes in a row each job brings what was planned in the zone
 * before its own change to the zone that holds now, in whatever order and however often they are worked.
 */
export const REPLAN_JOB = defineJob({
  kind: 'task.replan',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    /** IANA: the zone that held until then. */
    from: z.string(),
  }),
  lane: ({ workspaceId }) => `workspace:${workspaceId}`,
})
