/** The jobs that check the totals of stages: a sweep a day, and one for each workspace. */
import { z } from 'zod'

import { idSchema, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

const day = z.iso.date()

/** A sweep of a day is a single job, however many processes ask for it. */
export const TOTALS_SWEEP_JOB = defineJob({
  kind: 'stage-totals.sweep',
  payload: z.object({ day }),
  dedupeKey: (payload) => `stage-totals.sweep/${payload.day}`,
})

/** One lane for all: each counts all deals of a workspace, and nobody waits for it. */
export const CHECK_TOTALS_JOB = defineJob({
  kind: 'stage-totals.check',
  payload: z.object({ workspaceId: idSchema<WorkspaceId>(), day }),
  lane: () => 'stage-totals',
  dedupeKey: (payload) => `stage-totals.check/${payload.day}`,
})
