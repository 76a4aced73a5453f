/**
 * Sends what has waited for a member: one thing as the message that it would have been, several as one summary. What was
 * sent is forgotten only afterwards, so that nothing is lost if the process ends in between.
 */
import type { HoldNotices } from '../services/notifications/hold-notices.ts'
import type { HeldView, ReadHeld } from '../services/notifications/read-held.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { RELEASE_JOB } from '../services/notifications/release-job.ts'
import type { TaskView } from '../services/tasks/task-view.ts'
import { memberActor, systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'
import type { SendNews } from './send-news.ts'

export type ReleaseHeldDeps = {
  readonly findRecipient: FindRecipient
  readonly held: Pick<HoldNotices, 'due' | 'settle' | 'postpone'>
  readonly readHeld: ReadHeld
  readonly sendNews: SendNews
  /** Formats the reminder and sends it. */
  readonly tellTaskDue: (listener: Listener, task: TaskView) => Promise<void>
  /** Formats them as one message and sends it. */
  readonly tellHeld: (listener: Listener, views: readonly HeldView[], wasQuiet: boolean) => Promise<void>
}

export function createReleaseHeld(deps: ReleaseHeldDeps) {
  const { findRecipient, held, readHeld, sendNews, tellTaskDue, tellHeld } = deps
  return handleJob(RELEASE_JOB, async ({ workspaceId, memberId }, { item }) => {
    const notices = await held.due(workspaceId, memberId)
    if (notices.length === 0) return
    const actor = systemActor(workspaceId, item)
    const listener = await findRecipient(workspaceId, memberId)
    if (listener !== null && listener.quietUntil !== null) return held.postpone(actor, memberId, listener.quietUntil)
    const views = listener === null ? [] : await readHeld(listener, memberActor(listener, item), notices)
    const [first, second] = views
    if (listener !== null && first !== undefined) {
      if (second !== undefined) {
        await tellHeld(
          listener,
          views,
          notices.some(({ reason }) => reason === 'quiet'),
        )
      } else if (first.type === 'news') await sendNews(listener, first.news, item)
      else await tellTaskDue(listener, first.task)
    }
    await held.settle(actor, memberId, notices)
  })
}
