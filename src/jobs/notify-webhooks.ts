/** Tells about outgoing webhooks: that one was turned off, and how a test went. */
import { may } from '../services/core/permissions.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { WEBHOOK_DISABLED_JOB, WEBHOOK_TESTED_JOB } from '../services/webhooks/webhook-jobs.ts'
import type { FindWebhookName } from '../services/webhooks/find-name.ts'
import type { WebhookProblem } from '../models/webhook-message.ts'
import type { WebhookDisabledReason } from '../models/webhook-endpoint.ts'
import type { WebhookId } from '../models/ids.ts'
import { handleJob } from './queue-handler.ts'

export type NotifyWebhooksDeps = {
  readonly findRecipient: FindRecipient
  readonly findName: FindWebhookName
  readonly tellDisabled: (
    listener: Listener,
    webhook: { readonly id: WebhookId; readonly name: string; readonly reason: WebhookDisabledReason },
  ) => Promise<void>
  /** Puts the outcome into the message that waits for it. */
  readonly tellTested: (
    listener: Listener,
    over: { readonly chatId: number; readonly messageId: number },
    tested: {
      readonly id: WebhookId
      readonly name: string
      readonly status: number | null
      readonly durationMs: number
      readonly problem: WebhookProblem | null
      readonly answer: string
      readonly sent: string
    },
  ) => Promise<void>
}

export function createNotifyWebhookDisabled({ findRecipient, tellDisabled }: NotifyWebhooksDeps) {
  return handleJob(WEBHOOK_DISABLED_JOB, async ({ workspaceId, memberId, endpointId, name, reason }) => {
    const listener = await findRecipient(workspaceId, memberId)
    // A member who no longer manages webhooks can do nothing about it.
    if (listener === null || !may(listener.member.role, 'webhook.manage')) return
    await tellDisabled(listener, { id: endpointId, name, reason })
  })
}

export function createNotifyWebhookTested({ findRecipient, findName, tellTested }: NotifyWebhooksDeps) {
  return handleJob(WEBHOOK_TESTED_JOB, async (payload) => {
    const { workspaceId, memberId, endpointId, chatId, messageId, ...outcome } = payload
    const listener = await findRecipient(workspaceId, memberId)
    const name = await findName({ workspaceId, endpointId })
    if (listener === null || name === null || !may(listener.member.role, 'webhook.manage')) return
    await tellTested(listener, { chatId, messageId }, { id: endpointId, name, ...outcome })
  })
}
