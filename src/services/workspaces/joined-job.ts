/** The job that tells the author of an invite that somebody joined with it. */
import { z } from 'zod'

import { idSchema, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const JOINED_JOB = defineJob({
  kind: 'notify.joined',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    /** The author of the invite. */
    memberId: idSchema<MemberId>(),
    /** The new member's name. */
    name: z.string(),
  }),
  lane: ({ memberId }) => `member:${memberId}`,
})
