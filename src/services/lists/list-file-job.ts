/** Writes a list into a file, in the place of the message in which it was asked for. */
import { z } from 'zod'

import { idSchema, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'
import { LIST_FORMATS, listRefSchema } from './list-ref.ts'

export const LIST_FILE_JOB = defineJob({
  kind: 'list.file',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    memberId: idSchema<MemberId>(),
    /** In the member's chat with the bot. */
    messageId: z.int(),
    list: listRefSchema,
    format: z.enum(LIST_FORMATS),
  }),
  // A long list holds up nothing but the next one of the same member.
  lane: ({ memberId }) => `list-file:${memberId}`,
  // A second tap makes no second file.
  dedupeKey: ({ memberId, messageId }) => `list-file:${memberId}:${messageId}`,
})
