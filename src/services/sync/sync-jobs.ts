/** The jobs of syncs. */
import { z } from 'zod'

import { idSchema, type MemberId, type SyncId, type WorkspaceId } from '../../models/ids.ts'
import { SYNC_PROBLEMS } from '../../models/sync.ts'
import { defineJob, type JobOptions } from '../core/define-job.ts'

const workspaceId = idSchema<WorkspaceId>()
const syncId = idSchema<SyncId>()

export type SyncRef = { readonly workspaceId: WorkspaceId; readonly syncId: SyncId }

/** One run of a sync at a time. */
const laneOf = (payload: SyncRef): string => `sync:${payload.syncId}`

/** Reads and writes some pages of a run, and enqueues itself for the next. A repeat goes on where the run is. */
export const SYNC_RUN_JOB = defineJob({
  kind: 'sync.run',
  payload: z.object({ workspaceId, syncId, run: z.int() }),
  lane: laneOf,
})

/** Each part of a run is one job, however often it is asked for. */
export function partOf(id: SyncId, run: number, page: number, attempt: number): JobOptions {
  return { dedupeKey: `sync:${id}:${run}:${page}:${attempt}` }
}

/** Begins a run by the clock. Void if the schedule was changed after it was planned. */
export const SYNC_START_JOB = defineJob({
  kind: 'sync.start',
  payload: z.object({ workspaceId, syncId, plan: z.int() }),
  dedupeKey: ({ syncId: id, plan }) => `sync-start:${id}:${plan}`,
})

/** Tells an admin that a run has stopped and somebody has to do something. */
export const SYNC_STOPPED_JOB = defineJob({
  kind: 'notify.sync-stopped',
  payload: z.object({
    workspaceId,
    memberId: idSchema<MemberId>(),
    syncId,
    syncName: z.string(),
    problem: z.enum(SYNC_PROBLEMS),
  }),
  lane: ({ memberId }) => `member:${memberId}`,
})

/** Shows a member how far a run is, in a message that is edited until the run ends. */
export const SYNC_PROGRESS_JOB = defineJob({
  kind: 'sync.progress',
  payload: z.object({
    workspaceId,
    memberId: idSchema<MemberId>(),
    syncId,
    run: z.int(),
    /** Left out before the message is sent. */
    messageId: z.int().optional(),
    /** What the message says. */
    shown: z.string().optional(),
  }),
  lane: ({ memberId }) => `member:${memberId}`,
})
