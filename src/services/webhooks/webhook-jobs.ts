/** The jobs of outgoing webhooks that run with all others. Deliveries have a queue of their own (webhook-queue.ts). */
import { z } from 'zod'

import { idSchema, type MemberId, type WebhookId, type WorkspaceId } from '../../models/ids.ts'
import { WEBHOOK_DISABLED_REASONS } from '../../models/webhook-endpoint.ts'
import { WEBHOOK_PROBLEMS } from '../../models/webhook-message.ts'
import { defineJob } from '../core/define-job.ts'

/** Makes the messages of a change that has too many of them for its own transaction. */
export const MAKE_MESSAGES_JOB = defineJob({
  kind: 'webhook.make',
  payload: z.object({ workspaceId: idSchema<WorkspaceId>(), commandId: z.string() }),
  lane: ({ workspaceId }) => `webhook:${workspaceId}`,
})

/** Makes the messages of changes that were written while an endpoint began to want them. Times are ISO 8601. */
export const CATCH_UP_JOB = defineJob({
  kind: 'webhook.catch-up',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    endpointId: idSchema<WebhookId>(),
    from: z.iso.datetime(),
    until: z.iso.datetime(),
  }),
  lane: ({ workspaceId }) => `webhook:${workspaceId}`,
})

/** Tells an admin that an endpoint is not sent anything any more. */
export const WEBHOOK_DISABLED_JOB = defineJob({
  kind: 'notify.webhook-disabled',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    memberId: idSchema<MemberId>(),
    endpointId: idSchema<WebhookId>(),
    name: z.string(),
    reason: z.enum(WEBHOOK_DISABLED_REASONS),
  }),
  lane: ({ memberId }) => `member:${memberId}`,
})

/** Shows the outcome of a test in the message that waits for it. */
export const WEBHOOK_TESTED_JOB = defineJob({
  kind: 'notify.webhook-tested',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    memberId: idSchema<MemberId>(),
    endpointId: idSchema<WebhookId>(),
    chatId: z.number(),
    messageId: z.number(),
    status: z.number().nullable(),
    durationMs: z.number(),
    problem: z.enum(WEBHOOK_PROBLEMS).nullable(),
    answer: z.string(),
    sent: z.string(),
  }),
})
