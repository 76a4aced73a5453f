/** The job that tells an admin that a lead source is failing. */
import { z } from 'zod'

import { idSchema, type LeadSourceId, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob, type JobOptions } from '../core/define-job.ts'

export const SOURCE_FAILING_JOB = defineJob({
  kind: 'notify.source-failing',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    memberId: idSchema<MemberId>(),
    sourceId: idSchema<LeadSourceId>(),
    sourceName: z.string(),
  }),
  lane: ({ memberId }) => `member:${memberId}`,
})

const HOUR_MS = 60 * 60 * 1000

/** Each admin is told at most once an hour about each source. */
export function oncePerHour(sourceId: LeadSourceId, memberId: MemberId, at: Date): JobOptions {
  return { dedupeKey: `source-failing:${sourceId}:${memberId}:${Math.floor(at.getTime() / HOUR_MS)}` }
}
