/**
 * The queue of outgoing webhooks: an item says that an endpoint has messages that are due. It has a collection of its own,
 * so that slow receivers never hold up reminders or leads.
 */
import type { IndexDefinition } from './queue-item.ts'
import { queueIndexes } from './queue-item.ts'

export const WEBHOOK_JOBS_COLLECTION = 'webhookJobs'
export const WEBHOOK_JOB_KIND = 'webhook.deliver'

/** A finished item tells nothing that its messages do not. */
const KEEP_DONE_DAYS = 1

export const webhookJobIndexes: readonly IndexDefinition[] = [
  ...queueIndexes(KEEP_DONE_DAYS),
  { key: { lane: 1, status: 1, runAt: 1 }, options: { name: 'of_endpoint' } },
]
