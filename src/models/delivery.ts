/** One message from a lead source, as it came. Kept for 30 days. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

export const DELIVERY_STATUSES = ['pending', 'done', 'needs_mapping', 'dead', 'discarded'] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

/** The records created from one lead of a delivery. */
export type LeadResult = { readonly contactId: Types.ObjectId; readonly dealId: Types.ObjectId }

export type DeliveryRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly sourceId: Types.ObjectId
  /** Identifies a repeat of the same message. */
  readonly dedupeKey: string
  /** Headers without credentials. */
  readonly headers: Readonly<Record<string, string>>
  readonly contentType: string
  readonly rawBody: Buffer
  /** The body completed with fetched answers, if what was sent only refers to them: JSON in UTF-8. */
  readonly answered?: Buffer
  readonly status: DeliveryStatus
  readonly attempts: number
  /** Why it failed or needs a mapping: one of a closed set of codes, not text for people. */
  readonly problem?: string
  readonly results: readonly LeadResult[]
  readonly receivedAt: Date
  readonly doneAt: Date | null
  readonly version: number
}

const schema = new Schema<DeliveryRecord>(
  {
    sourceId: { type: Schema.Types.ObjectId, required: true },
    dedupeKey: { type: String, required: true },
    headers: { type: Schema.Types.Mixed, required: true },
    contentType: { type: String, default: '' },
    rawBody: { type: Buffer, required: true },
    answered: Buffer,
    status: { type: String, enum: DELIVERY_STATUSES, required: true },
    attempts: { type: Number, required: true, default: 0 },
    problem: String,
    results: [
      {
        _id: false,
        contactId: { type: Schema.Types.ObjectId, required: true },
        dealId: { type: Schema.Types.ObjectId, required: true },
      },
    ],
    receivedAt: { type: Date, required: true },
    doneAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'deliveries', versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineDeliveryModel(connection: Connection): Model<DeliveryRecord> {
  return connection.model<DeliveryRecord>('Delivery', schema)
}
