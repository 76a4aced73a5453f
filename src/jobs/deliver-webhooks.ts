/** The handler of the queue of outgoing webhooks, and the jobs that make messages after their change. */
import type { DeliverMessages } from '../services/webhooks/deliver-messages.ts'
import type { MakeMissingMessages } from '../services/webhooks/make-missing-messages.ts'
import { CATCH_UP_JOB, MAKE_MESSAGES_JOB } from '../services/webhooks/webhook-jobs.ts'
import { endpointRefSchema, type WebhookQueue } from '../services/webhooks/webhook-queue.ts'
import { handleJob, type QueueHandler } from './queue-handler.ts'

export type DeliverWebhooksDeps = {
  readonly deliver: DeliverMessages
  readonly isStopping: () => boolean
  readonly queue: Pick<WebhookQueue, 'requestBy'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** When the queue has given a request up, its endpoint's messages still wait: another one follows. */
const AFTER_GIVEN_UP_MS = 60_000

export function createDeliverWebhooks({ deliver, isStopping, queue, now }: DeliverWebhooksDeps): QueueHandler {
  return {
    handle: ({ item, signal }) => deliver(endpointRefSchema.parse(item.payload), { id: item._id, signal, isStopping }),
    onDead: (item) => queue.requestBy(endpointRefSchema.parse(item.payload), new Date(now() + AFTER_GIVEN_UP_MS)),
  }
}

export function createMakeMessages(make: Pick<MakeMissingMessages, 'ofCommand'>) {
  return handleJob(MAKE_MESSAGES_JOB, (change) => make.ofCommand(change))
}

export function createCatchUp(make: Pick<MakeMissingMessages, 'ofTime'>) {
  return handleJob(CATCH_UP_JOB, (time) => make.ofTime(time))
}
