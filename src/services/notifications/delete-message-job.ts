/** The job that deletes a message from a chat. */
import { z } from 'zod'

import { defineJob } from '../core/define-job.ts'

export const DELETE_MESSAGE_JOB = defineJob({
  kind: 'message.delete',
  payload: z.object({ chatId: z.number(), messageId: z.number() }),
})
