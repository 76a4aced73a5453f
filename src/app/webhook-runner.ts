/** The runner that delivers outgoing webhooks: many endpoints at a time, each in one process. */
import { createDeliverWebhooks } from '../jobs/deliver-webhooks.ts'
import { createQueueRunner, type QueueRunner } from '../jobs/queue-runner.ts'
import { createQueueStore } from '../jobs/queue-store.ts'
import type { Logger } from '../logger.ts'
import { highestDueJobSeq } from '../models/job-document.ts'
import type { JobRecord } from '../models/job.ts'
import { WEBHOOK_JOB_KIND, WEBHOOK_JOBS_COLLECTION } from '../models/webhook-job.ts'
import type { Core } from './core.ts'
import { MAX_ABANDONED, POLL_MS } from './queue-settings.ts'

export type WebhookRunnerDeps = {
  readonly core: Core
  readonly log: Logger
  readonly leaseMs: number
  readonly pollMs?: number
}

/** A slow receiver holds one of them. */
const CONCURRENT_ENDPOINTS = 64

/** Not started yet. */
export function createWebhookRunner({ core, log, leaseMs, pollMs = POLL_MS }: WebhookRunnerDeps): QueueRunner {
  const { clock, random, connection, webhookQueue: queue } = core
  const { deliver } = core.services.webhooks
  let stopping = false
  const isStopping = (): boolean => stopping
  const now = (): number => clock.now().getTime()
  const runner = createQueueRunner<JobRecord>({
    store: createQueueStore({
      collection: connection.collection<JobRecord>(WEBHOOK_JOBS_COLLECTION),
      clock,
      leaseMs,
      highestDueSeq: highestDueJobSeq,
    }),
    handlers: { [WEBHOOK_JOB_KIND]: createDeliverWebhooks({ deliver, isStopping, queue, now }) },
    clock,
    random,
    log: log.child({ queue: 'webhooks' }),
    concurrency: CONCURRENT_ENDPOINTS,
    maxAbandoned: MAX_ABANDONED,
    leaseMs,
    pollMs,
  })
  queue.onWake(runner.wake)
  return {
    ...runner,
    stop(bound) {
      stopping = true
      return runner.stop(bound)
    },
  }
}
