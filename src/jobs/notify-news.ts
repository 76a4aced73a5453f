/** Notifies a member of what happened to their records: at once, or together with what follows within a minute. */
import type { HoldNotices } from '../services/notifications/hold-notices.ts'
import { NEWS_JOB } from '../services/notifications/news-job.ts'
import type { ReadNews } from '../services/notifications/read-news.ts'
import type { FindRecipient } from '../services/notifications/recipients.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'
import type { SendNews } from './send-news.ts'

export type NotifyNewsDeps = {
  readonly findRecipient: FindRecipient
  readonly readNews: ReadNews
  readonly admit: HoldNotices['admit']
  readonly sendNews: SendNews
}

export function createNotifyNews({ findRecipient, readNews, admit, sendNews }: NotifyNewsDeps) {
  return handleJob(NEWS_JOB, async ({ workspaceId, memberId, by, news }, { item }) => {
    const listener = await findRecipient(workspaceId, memberId, news.kind)
    if (listener === null) return
    const view = await readNews(listener.member, { by, news })
    if (view === null) return
    const admitted = await admit(systemActor(workspaceId, item), listener, { type: 'news', by, news })
    if (admitted === 'send') await sendNews(listener, view, item)
  })
}
