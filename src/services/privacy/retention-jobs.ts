/** The jobs of retention: a sweep a day over all workspaces, and one for each that has rules. */
import { z } from 'zod'

import { idSchema, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

const day = z.iso.date()

/** A sweep of a day is a single job, however many processes ask for it. */
export const RETENTION_SWEEP_JOB = defineJob({
  kind: 'privacy.sweep',
  payload: z.object({ day }),
  dedupeKey: (payload) => `privacy.sweep/${payload.day}`,
})

export const RETAIN_JOB = defineJob({
  kind: 'privacy.retain',
  payload: z.object({ workspaceId: idSchema<WorkspaceId>(), day }),
  lane: ({ workspaceId }) => `privacy:${workspaceId}`,
  dedupeKey: (payload) => `privacy.retain/${payload.day}`,
})
