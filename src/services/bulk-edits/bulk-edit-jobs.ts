/** The jobs of bulk edits. A job of an earlier turn is void: the bulk edit has gone on without it. */
import { z } from 'zod'

import { type BulkEditId, idSchema, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

const workspaceId = idSchema<WorkspaceId>()
const bulkEditId = idSchema<BulkEditId>()
/** Whoever began this turn: the work is theirs, with their rights. */
const memberId = idSchema<MemberId>()
const ofTurn = z.object({ workspaceId, bulkEditId, memberId, turn: z.int() })

export type BulkEditTurn = z.infer<typeof ofTurn>

/** One after another within a workspace, so that two of them do not hinder each other. */
const laneOf = (payload: { readonly workspaceId: WorkspaceId }): string => `bulk-edit:${payload.workspaceId}`

/** Changes some chunks of records, and enqueues itself for the next. A repeat goes on where it is. */
export const BULK_EDIT_RUN_JOB = defineJob({ kind: 'bulk-edit.run', payload: ofTurn, lane: laneOf })

/** The same for undoing. */
export const BULK_EDIT_UNDO_JOB = defineJob({ kind: 'bulk-edit.undo', payload: ofTurn, lane: laneOf })

/** Shows a member how far it is, in a message that is edited until it is over. */
export const BULK_EDIT_PROGRESS_JOB = defineJob({
  kind: 'bulk-edit.progress',
  payload: z.object({
    workspaceId,
    bulkEditId,
    memberId,
    /** Left out before the message is sent. */
    messageId: z.int().optional(),
    /** What the message says. */
    shown: z.string().optional(),
  }),
  lane: ({ memberId: of }) => `member:${of}`,
})
