/** One message to an outgoing webhook, with what became of it. Kept for 30 days. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

/** failed: given up after the last attempt, until somebody replays it. */
export const WEBHOOK_MESSAGE_STATUSES = ['pending', 'delivered', 'failed', 'dropped'] as const
export type WebhookMessageStatus = (typeof WEBHOOK_MESSAGE_STATUSES)[number]

/** What can go wrong with an attempt. A closed set: every edge has words for each. */
export const WEBHOOK_PROBLEMS = [
  'address-refused',
  'name-not-found',
  'not-reached',
  'tls',
  'timeout',
  'closed',
  'not-http',
  'redirect',
  'gone',
  'busy',
  'rejected',
  'receiver-error',
] as const
export type WebhookProblem = (typeof WEBHOOK_PROBLEMS)[number]

export type WebhookAttempt = {
  readonly at: Date
  readonly durationMs: number
  /** The receiver's status code; null if it gave no answer. */
  readonly status: number | null
  /** Null if it succeeded. */
  readonly problem: WebhookProblem | null
  /** The beginning of the answer. */
  readonly answer: string
}

export type WebhookMessageRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly endpointId: Types.ObjectId
  /** The event that it is about; its own id for a test. */
  readonly eventId: Types.ObjectId
  readonly type: string
  /** Messages about one record are sent one after another. */
  readonly record: { readonly kind: string; readonly id: Types.ObjectId }
  /** The place among the messages of its record: the record's version. `_id` breaks a tie. */
  readonly order: number
  /** As it is sent, each time. */
  readonly body: string
  readonly status: WebhookMessageStatus
  /** Only while it is pending: not before this time. */
  readonly dueAt?: Date
  /** Attempts since it was made or replayed. */
  readonly tries: number
  /** The last attempts, oldest first. */
  readonly attempts: readonly WebhookAttempt[]
  /** For a test: the message in a chat that waits for its outcome. */
  readonly told?: { readonly chatId: number; readonly messageId: number; readonly memberId: Types.ObjectId }
  readonly createdAt: Date
  readonly doneAt: Date | null
}

const schema = new Schema<WebhookMessageRecord>(
  {
    endpointId: { type: Schema.Types.ObjectId, required: true },
    eventId: { type: Schema.Types.ObjectId, required: true },
    type: { type: String, required: true },
    record: { kind: { type: String, required: true }, id: { type: Schema.Types.ObjectId, required: true } },
    order: { type: Number, required: true },
    body: { type: String, required: true },
    status: { type: String, enum: WEBHOOK_MESSAGE_STATUSES, required: true },
    dueAt: Date,
    tries: { type: Number, required: true, default: 0 },
    attempts: [
      {
        _id: false,
        at: { type: Date, required: true },
        durationMs: { type: Number, required: true },
        status: { type: Number, default: null },
        problem: { type: String, enum: [...WEBHOOK_PROBLEMS, null], default: null },
        answer: { type: String, default: '' },
      },
    ],
    told: {
      type: { chatId: Number, messageId: Number, memberId: Schema.Types.ObjectId },
      _id: false,
      default: undefined,
    },
    createdAt: { type: Date, required: true },
    doneAt: { type: Date, default: null },
  },
  { collection: 'webhookMessages', versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineWebhookMessageModel(connection: Connection): Model<WebhookMessageRecord> {
  return connection.model<WebhookMessageRecord>('WebhookMessage', schema)
}
