/** What a message that waits is about, by ids: it is written from the records as they are when it is sent. */
import { z } from 'zod'

import { idSchema, type MemberId, type TaskId } from '../../models/ids.ts'
import { newsSchema } from './news-job.ts'

export const noticeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('news'), by: idSchema<MemberId>().nullable(), news: newsSchema }),
  z.object({ type: z.literal('reminder'), taskId: idSchema<TaskId>(), remindAt: z.iso.datetime() }),
])
export type Notice = Readonly<z.infer<typeof noticeSchema>>
export type NewsNotice = Extract<Notice, { type: 'news' }>
export type ReminderNotice = Extract<Notice, { type: 'reminder' }>
