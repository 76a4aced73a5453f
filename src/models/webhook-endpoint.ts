/** An outgoing webhook: an address outside to which a workspace's changes are sent. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { type RotatedSecret, rotatedSecretPaths } from './rotated-secret.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export const WEBHOOK_STATUSES = ['active', 'paused', 'disabled'] as const
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number]

/** Why we stopped sending: nothing succeeded for days, or the receiver answered that it is gone for good. */
export const WEBHOOK_DISABLED_REASONS = ['failing', 'gone'] as const
export type WebhookDisabledReason = (typeof WEBHOOK_DISABLED_REASONS)[number]

export type WebhookEndpointRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly name: string
  readonly url: string
  readonly secrets: readonly RotatedSecret[]
  /** The types of messages that are sent: those of WEBHOOK_TYPES (services/webhooks/message-types.ts). */
  readonly types: readonly string[]
  readonly status: WebhookStatus
  readonly disabledReason: WebhookDisabledReason | null
  /** Since when every attempt has failed; null after a success. */
  readonly failingSince: Date | null
  /** Written at most once a minute. */
  readonly lastSuccessAt: Date | null
  readonly createdBy: Types.ObjectId
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<WebhookEndpointRecord>(
  {
    name: { type: String, required: true },
    url: { type: String, required: true },
    secrets: [rotatedSecretPaths],
    types: [String],
    status: { type: String, enum: WEBHOOK_STATUSES, required: true, default: 'active' },
    disabledReason: { type: String, enum: [...WEBHOOK_DISABLED_REASONS, null], default: null },
    failingSince: { type: Date, default: null },
    lastSuccessAt: { type: Date, default: null },
    createdBy: { type: Schema.Types.ObjectId, required: true },
    deletedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'webhookEndpoints', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineWebhookEndpointModel(connection: Connection): Model<WebhookEndpointRecord> {
  return connection.model<WebhookEndpointRecord>('WebhookEndpoint', schema)
}
