/** The jobs that tell an admin that a lead source is failing, and then how many deliveries have failed. */
import { z } from 'zod'

import { idSchema, type LeadSourceId, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob, type JobOptions } from '../core/define-job.ts'

/** The admin to tell, and about which source. */
const ABOUT_SOURCE = z.object({
  workspaceId: idSchema<WorkspaceId>(),
  memberId: idSchema<MemberId>(),
  sourceId: idSchema<LeadSourceId>(),
  sourceName: z.string(),
})

export const SOURCE_FAILING_JOB = defineJob({
  kind: 'notify.source-failing',
  payload: ABOUT_SOURCE,
  lane: ({ memberId }) => `member:${memberId}`,
})

/** Each admin is told once about each source in the hour that began then. */
export function oncePerHour(sourceId: LeadSourceId, memberId: MemberId, since: Date): JobOptions {
  return { dedupeKey: `source-failing:${sourceId}:${memberId}:${since.getTime()}` }
}

/** It says only whose message: the count is read when the job runs, so that several failures may be one edit. */
export const SOURCE_FAILURES_JOB = defineJob({
  kind: 'notify.source-failures',
  payload: ABOUT_SOURCE,
  lane: ({ memberId }) => `member:${memberId}`,
})
