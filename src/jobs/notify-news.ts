/** Notifies a member of what happened to their records. */
import { NEWS_JOB } from '../services/notifications/news-job.ts'
import type { NewsView, ReadNews } from '../services/notifications/read-news.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { handleJob } from './queue-handler.ts'

export type NotifyNewsDeps = {
  readonly findRecipient: FindRecipient
  readonly readNews: ReadNews
  /** Formats the message and sends it. */
  readonly tellNews: (listener: Listener, news: NewsView) => Promise<void>
}

export function createNotifyNews({ findRecipient, readNews, tellNews }: NotifyNewsDeps) {
  return handleJob(NEWS_JOB, async ({ workspaceId, memberId, by, news }) => {
    const listener = await findRecipient(workspaceId, memberId, news.kind)
    if (listener === null) return
    const view = await readNews(listener.member, { by, news })
    if (view !== null) await tellNews(listener, view)
  })
}
