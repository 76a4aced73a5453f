/** The jobs of the daily digest: a sweep every quarter of an hour, and one digest a day for each member. */
import { z } from 'zod'

import { idSchema, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob, type JobOptions } from '../core/define-job.ts'
import type { DueDigest } from './due-digests.ts'

export const SWEEP_JOB = defineJob({
  kind: 'digest.sweep',
  /** When the previous sweep ran; null for the first one. */
  payload: z.object({ since: z.iso.datetime().nullable() }),
})

/** A sweep is a single job, however many processes ask for it. */
export function sweepAt(runAt: Date): JobOptions {
  return { runAt, dedupeKey: `digest.sweep/${runAt.toISOString()}` }
}

export const DIGEST_JOB = defineJob({
  kind: 'digest',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    memberId: idSchema<MemberId>(),
    dueAt: z.iso.datetime(),
  }),
  lane: ({ memberId }) => `member:${memberId}`,
})

/** On a Monday, at the hour of the digest. */
export const WEEKLY_JOB = defineJob({
  kind: 'digest.weekly',
  payload: DIGEST_JOB.payload,
  lane: ({ memberId }) => `member:${memberId}`,
})

/** As for {@link digestOfDay}. */
export function weeklyOfDay({ memberId, date }: Pick<DueDigest, 'memberId' | 'date'>): JobOptions {
  return { dedupeKey: `digest.weekly/${memberId}/${date}` }
}

/** A member's digest for a day is a single job, however many sweeps find it due. */
export function digestOfDay({ memberId, date }: Pick<DueDigest, 'memberId' | 'date'>): JobOptions {
  return { dedupeKey: `digest/${memberId}/${date}` }
}
