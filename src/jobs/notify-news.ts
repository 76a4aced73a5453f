/** Notifies a member of what happened to their records. */
import type { ShownIn } from '../services/notifications/hide-message.ts'
import type { LeadMessages } from '../services/notifications/lead-messages.ts'
import { NEWS_JOB } from '../services/notifications/news-job.ts'
import type { NewsView, ReadNews } from '../services/notifications/read-news.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export type NotifyNewsDeps = {
  readonly findRecipient: FindRecipient
  readonly readNews: ReadNews
  /** Formats the message and sends it. */
  readonly tellNews: (listener: Listener, news: NewsView) => Promise<ShownIn | null>
  readonly leadMessages: Pick<LeadMessages, 'remember'>
}

export function createNotifyNews({ findRecipient, readNews, tellNews, leadMessages }: NotifyNewsDeps) {
  return handleJob(NEWS_JOB, async ({ workspaceId, memberId, by, news }, { item }) => {
    const listener = await findRecipient(workspaceId, memberId, news.kind)
    if (listener === null) return
    const view = await readNews(listener.member, { by, news })
    if (view === null) return
    const shownIn = await tellNews(listener, view)
    if (shownIn === null || view.kind !== 'new-lead' || !view.claimable) return
    await leadMessages.remember(systemActor(workspaceId, item), view.dealId, { ...shownIn, memberId })
  })
}
