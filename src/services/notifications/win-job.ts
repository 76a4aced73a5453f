/** The job that tells the team about a won deal, some time after it was won: whoever tapped by mistake has undone it by then. */
import { z } from 'zod'

import { type DealId, idSchema, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

/** Milliseconds from the win to its announcement. */
export const WIN_DELAY_MS = 60_000

export const WIN_JOB = defineJob({
  kind: 'deal.announce-win',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    dealId: idSchema<DealId>(),
    /** Who won it: they know. */
    by: idSchema<MemberId>(),
  }),
  lane: ({ dealId }) => `win:${dealId}`,
})
export type WinPayload = Readonly<{ workspaceId: WorkspaceId; dealId: DealId; by: MemberId }>
