/** The jobs of an erasure and of the file with everything about a person. */
import { z } from 'zod'

import { type ContactId, type ErasureId, idSchema, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

const workspaceId = idSchema<WorkspaceId>()

/** One after another within a workspace: two erasures of people who know each other touch the same records. */
export const ERASE_JOB = defineJob({
  kind: 'privacy.erase',
  payload: z.object({ workspaceId, erasureId: idSchema<ErasureId>(), pass: z.int() }),
  lane: (payload) => `privacy:${payload.workspaceId}`,
})
export type ErasePayload = Readonly<z.infer<typeof ERASE_JOB.payload>>

/** Tells an admin that an erasure has stopped. */
export const ERASURE_STOPPED_JOB = defineJob({
  kind: 'notify.erasure-stopped',
  payload: z.object({ workspaceId, memberId: idSchema<MemberId>(), erasureId: idSchema<ErasureId>() }),
  lane: ({ memberId }) => `member:${memberId}`,
})

/** One at a time for everybody: such a file is made in memory, so that it is on no disk. */
export const PERSON_FILE_JOB = defineJob({
  kind: 'privacy.export',
  payload: z.object({ workspaceId, contactId: idSchema<ContactId>(), memberId: idSchema<MemberId>() }),
  lane: () => 'privacy.export',
})
