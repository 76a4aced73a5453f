/** The job that takes the [Claim] button from the messages about a lead that somebody has now. */
import { z } from 'zod'

import { type DealId, idSchema, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const LEAD_TAKEN_JOB = defineJob({
  kind: 'lead.taken',
  payload: z.object({ workspaceId: idSchema<WorkspaceId>(), dealId: idSchema<DealId>() }),
  lane: ({ dealId }) => `deal:${dealId}`,
})
