/** Tells a member what happened to their records. */
import { z } from 'zod'

import type { MemberId, WorkspaceId } from '../models/ids.ts'
import type { NewsView, ReadNews } from '../services/notifications/read-news.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import type { QueueHandler } from './queue-handler.ts'

export type NotifyNewsDeps = {
  readonly findRecipient: FindRecipient
  readonly readNews: ReadNews
  /** Words the news and sends it. */
  readonly tellNews: (listener: Listener, news: NewsView) => Promise<void>
}

const id = z.string().regex(/^[0-9a-f]{24}$/u)
const newsShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assigned'), target: z.enum(['contact', 'deal', 'task']), id }),
  z.object({
    kind: z.literal('deal-moved'),
    dealId: id,
    move: z.enum(['moved', 'won', 'lost', 'reopened']),
    stageName: z.string(),
  }),
  z.object({
    kind: z.literal('new-lead'),
    dealId: id,
    contactId: id,
    noteId: id.optional(),
    sourceName: z.string(),
    claimable: z.boolean(),
  }),
])
const payloadShape = z.object({ workspaceId: id, memberId: id, by: z.string().nullable(), news: newsShape })

export function createNotifyNews({ findRecipient, readNews, tellNews }: NotifyNewsDeps): QueueHandler {
  return {
    async handle({ item }) {
      const { workspaceId, memberId, by, news } = payloadShape.parse(item.payload)
      const listener = await findRecipient(workspaceId as WorkspaceId, memberId as MemberId, news.kind)
      if (listener === null) return
      const view = await readNews(listener.member, { by, news })
      if (view !== null) await tellNews(listener, view)
    },
  }
}
