/** The job that compares the records of a workspace that nobody has compared yet, as after an import. */
import { z } from 'zod'

import { idSchema, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const SCAN_DUPLICATES_JOB = defineJob({
  kind: 'duplicates.scan',
  payload: z.object({ workspaceId: idSchema<WorkspaceId>() }),
  lane: ({ workspaceId }) => `duplicates:${workspaceId}`,
})
