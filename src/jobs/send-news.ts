/** Sends one piece of news, and remembers a message that offers a lead. */
import type { QueueItem } from '../models/queue-item.ts'
import type { ShownIn } from '../services/notifications/hide-message.ts'
import type { LeadMessages } from '../services/notifications/lead-messages.ts'
import type { NewsView } from '../services/notifications/read-news.ts'
import type { Listener } from '../services/notifications/recipients.ts'
import { systemActor } from './job-actor.ts'

export type SendNewsDeps = {
  /** Formats the message and sends it. */
  readonly tellNews: (listener: Listener, news: NewsView) => Promise<ShownIn | null>
  readonly leadMessages: Pick<LeadMessages, 'remember'>
}

export type SendNews = (listener: Listener, view: NewsView, item: QueueItem) => Promise<void>

export function createSendNews({ tellNews, leadMessages }: SendNewsDeps): SendNews {
  return async (listener, view, item) => {
    const shownIn = await tellNews(listener, view)
    if (shownIn === null || view.kind !== 'new-lead' || !view.claimable) return
    const { workspaceId, memberId } = listener.member
    await leadMessages.remember(systemActor(workspaceId, item), view.dealId, { ...shownIn, memberId })
  }
}
