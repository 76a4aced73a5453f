/** What each kind of job is worked by. */
import type { Tell } from './bot/tell.ts'
import type { Clock } from './clock.ts'
import { createSendDigest, createSweepDigests, DIGEST_JOB, SWEEP_JOB } from './jobs/digests.ts'
import { createNotifyJoined } from './jobs/notify-joined.ts'
import { createNotifyNews } from './jobs/notify-news.ts'
import type { QueueHandler } from './jobs/queue-handler.ts'
import { createRemindTask } from './jobs/remind-task.ts'
import type { EnqueueNow } from './services/enqueue-now.ts'
import { NEWS_JOB } from './services/news.ts'
import type { Services } from './services/services.ts'
import { REMIND_JOB } from './services/tasks/write-task.ts'

export type JobHandlersDeps = {
  readonly services: Services
  readonly tell: Tell
  readonly enqueue: EnqueueNow
  readonly clock: Clock
}

export function createJobHandlers({ services, tell, enqueue, clock }: JobHandlersDeps): Record<string, QueueHandler> {
  const { findRecipient, findDueTask, readNews, readDigest, eachDueDigest } = services
  return {
    'notify.joined': createNotifyJoined({ findRecipient, tellJoined: tell.joined }),
    [NEWS_JOB]: createNotifyNews({ findRecipient, readNews, tellNews: tell.news }),
    [REMIND_JOB]: createRemindTask({
      findDueTask,
      findRecipient,
      getTask: services.tasks.get,
      tellTaskDue: tell.taskDue,
    }),
    [SWEEP_JOB]: createSweepDigests({ clock, enqueue, eachDueDigest }),
    [DIGEST_JOB]: createSendDigest({ clock, findRecipient, readDigest, tellDigest: tell.digest }),
  }
}
