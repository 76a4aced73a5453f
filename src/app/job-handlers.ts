/** What each kind of job is worked by. */
import type { Tell } from '../bot/telegram/tell.ts'
import type { Clock } from '../clock.ts'
import { translateDatabaseError } from '../database/translate-error.ts'
import { codeOf } from '../errors.ts'
import { createDeleteMessage, type DeleteMessageDeps } from '../jobs/delete-message.ts'
import { createSendDigest, createSweepDigests, DIGEST_JOB, SWEEP_JOB } from '../jobs/digests.ts'
import { createFetchAnswersHandler } from '../jobs/fetch-answers.ts'
import { createNotifyJoined } from '../jobs/notify-joined.ts'
import { createNotifyNews } from '../jobs/notify-news.ts'
import { createNotifySourceFailing } from '../jobs/notify-source-failing.ts'
import type { QueueHandler } from '../jobs/queue-handler.ts'
import { createReceiveLead, createRequeueLeads } from '../jobs/receive-lead.ts'
import { createRemindTask } from '../jobs/remind-task.ts'
import { createReplanTasksHandler } from '../jobs/replan-tasks.ts'
import type { Logger } from '../logger.ts'
import type { EnqueueNow } from '../services/core/enqueue-now.ts'
import {
  FETCH_ANSWERS_JOB,
  RECEIVE_LEAD_JOB,
  REQUEUE_LEADS_JOB,
  SOURCE_FAILING_JOB,
} from '../services/leads/lead-jobs.ts'
import { DELETE_MESSAGE_JOB } from '../services/notifications/hide-message.ts'
import { NEWS_JOB } from '../services/notifications/news.ts'
import type { Services } from '../services/services.ts'
import { REPLAN_JOB } from '../services/tasks/replan-tasks.ts'
import { REMIND_JOB } from '../services/tasks/write-task.ts'

export type JobHandlersDeps = {
  readonly services: Services
  readonly tell: Tell
  readonly enqueue: EnqueueNow
  readonly deleteMessage: DeleteMessageDeps['deleteMessage']
  readonly clock: Clock
  /** in [0, 1). */
  readonly random: () => number
  readonly log: Logger
}

export function createJobHandlers(deps: JobHandlersDeps): Record<string, QueueHandler> {
  const { services, tell, enqueue, clock, random, log } = deps
  const { findRecipient, findDueTask, readNews, readDigest, eachDueDigest } = services
  const isOutage = (error: unknown): boolean => codeOf(translateDatabaseError(error)) === 'UNAVAILABLE'
  const intake = { leads: services.leads, random, log, isOutage }
  return {
    [RECEIVE_LEAD_JOB]: createReceiveLead(intake),
    [FETCH_ANSWERS_JOB]: createFetchAnswersHandler({ ...intake, fetchAnswers: services.fetchAnswers }),
    [REQUEUE_LEADS_JOB]: createRequeueLeads({ leads: services.leads }),
    'notify.joined': createNotifyJoined({ findRecipient, tellJoined: tell.joined }),
    [SOURCE_FAILING_JOB]: createNotifySourceFailing({ findRecipient, tellSourceFailing: tell.sourceFailing }),
    [DELETE_MESSAGE_JOB]: createDeleteMessage({ deleteMessage: deps.deleteMessage }),
    [NEWS_JOB]: createNotifyNews({ findRecipient, readNews, tellNews: tell.news }),
    [REMIND_JOB]: createRemindTask({
      findDueTask,
      findRecipient,
      getTask: services.tasks.get,
      tellTaskDue: tell.taskDue,
    }),
    [REPLAN_JOB]: createReplanTasksHandler({ replan: services.tasks.replan }),
    [SWEEP_JOB]: createSweepDigests({ clock, enqueue, eachDueDigest }),
    [DIGEST_JOB]: createSendDigest({ clock, findRecipient, readDigest, tellDigest: tell.digest }),
  }
}
