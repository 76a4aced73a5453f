/** The job that goes on giving back what a removal handed over, after the removal was undone. */
import { z } from 'zod'

import { idSchema, type EventId, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const GIVE_BACK_JOB = defineJob({
  kind: 'member.give-back',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    /** Who is back. */
    memberId: idSchema<MemberId>(),
    /** The command of the removal. */
    removal: z.string(),
    /** The last event of the removal whose change has been undone. */
    after: idSchema<EventId>(),
  }),
  lane: ({ memberId }) => `hand-over:${memberId}`,
})
export type GiveBackPayload = Readonly<z.infer<typeof GIVE_BACK_JOB.payload>>
