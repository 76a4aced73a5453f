/** Dependencies of the services of outgoing webhooks. */
import type { RecordDeps } from '../records/field-tables.ts'
import type { EndpointDirectory } from './endpoint-directory.ts'
import type { WebhookQueue } from './webhook-queue.ts'
import type { WebhookSender } from './webhook-sender.ts'

export type WebhookDeps = RecordDeps & {
  readonly webhookSender: WebhookSender
  readonly webhookQueue: WebhookQueue
  readonly webhookEndpoints: EndpointDirectory
  /** in [0, 1). */
  readonly random: () => number
}
