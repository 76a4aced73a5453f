/** The job that sends what has waited for a member. Each message that waits has one, and the first of them sends them all. */
import { z } from 'zod'

import { idSchema, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const RELEASE_JOB = defineJob({
  kind: 'notify.held',
  payload: z.object({ workspaceId: idSchema<WorkspaceId>(), memberId: idSchema<MemberId>() }),
  lane: ({ memberId }) => `member:${memberId}`,
})
