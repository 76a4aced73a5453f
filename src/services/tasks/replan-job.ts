/** The job that replans whole-day tasks after one change of a time zone: the workspace's, or a member's own. */
import { z } from 'zod'

import { idSchema, type MemberId, type WorkspaceId } from '../../models/ids.ts'
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
    /** Whose own zone changed; without it, the workspace's did. */
    memberId: idSchema<MemberId>().optional(),
  }),
  lane: ({ workspaceId }) => `workspace:${workspaceId}`,
})
