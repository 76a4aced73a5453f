/** The job that tells an owner which API keys have stopped, and because of whom. */
import { z } from 'zod'

import { idSchema, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const KEYS_STOPPED_JOB = defineJob({
  kind: 'notify.keys-stopped',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    /** The owner to tell. */
    memberId: idSchema<MemberId>(),
    /** The member behind the keys. */
    makerId: idSchema<MemberId>(),
  }),
  lane: ({ memberId }) => `member:${memberId}`,
})
