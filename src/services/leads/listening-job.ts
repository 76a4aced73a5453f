/** The job that brings the message of an admin who waits for a source's first delivery up to date. */
import { z } from 'zod'

import { idSchema, type LeadSourceId, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

/** It says only whose message: what the message shows is read when the job runs, so that repeats and delays do no harm. */
export const LISTENING_JOB = defineJob({
  kind: 'lead.listening',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    memberId: idSchema<MemberId>(),
    sourceId: idSchema<LeadSourceId>(),
  }),
  lane: ({ memberId }) => `member:${memberId}`,
})
