/** The job that turns what was forwarded into a note, once nothing more follows. */
import { z } from 'zod'

import { idSchema, type MemberId, type NoteDraftId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const SETTLE_DRAFT_JOB = defineJob({
  kind: 'draft.settle',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    memberId: idSchema<MemberId>(),
    draftId: idSchema<NoteDraftId>(),
    /** How many messages there were: if there are more by now, a later job settles it. */
    seen: z.int(),
    /** Set once the job has waited again because it ran late: messages may have waited just as long. */
    late: z.boolean().optional(),
  }),
  lane: ({ memberId }) => `member:${memberId}`,
})
