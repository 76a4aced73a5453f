/**
 * The job that finishes a handover after a member is gone. It takes over what did not fit into the command of the removal, and
 * what was given to the member by a change that ran at the same moment as the removal.
 */
import { z } from 'zod'

import { idSchema, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'
import { HANDOVER_KINDS } from './handover.ts'

export const HAND_OVER_JOB = defineJob({
  kind: 'member.hand-over',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    /** Who is gone. */
    memberId: idSchema<MemberId>(),
    /** The command of the removal: undoing it undoes this, too. */
    removal: z.string(),
    /** ISO 8601. A later return of the member ends the handover. */
    removedAt: z.iso.datetime(),
    handover: z.object({ to: idSchema<MemberId>().nullable(), toTeam: z.array(z.enum(HANDOVER_KINDS)) }),
  }),
  lane: ({ memberId }) => `hand-over:${memberId}`,
})
export type HandOverPayload = Readonly<z.infer<typeof HAND_OVER_JOB.payload>>

/**
 * In milliseconds: by then, every change that did not see the removal yet is stored or refused. A change takes at most half of
 * it to commit (MAX_COMMIT_MS in transact).
 */
export const STRAGGLERS_AFTER_MS = 10_000
