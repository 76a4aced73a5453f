/** A lead source: a configured endpoint through which a form, a calendar or another tool sends leads. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { type RotatedSecret, rotatedSecretPaths } from './rotated-secret.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export const LEAD_SOURCE_STATUSES = ['active', 'paused'] as const
export type LeadSourceStatus = (typeof LEAD_SOURCE_STATUSES)[number]

/**
 * Who gets a new lead: nobody (the team is notified, and the first to claim it gets it), one member, or the members in
 * turn.
 */
export const LEAD_ROUTINGS = ['team', 'owner', 'round-robin'] as const
export type LeadRouting = (typeof LEAD_ROUTINGS)[number]

/** What arrived while an admin waited and was not a lead: it was refused, or is of another kind. */
export const LISTENING_HINTS = ['missing', 'wrong', 'time', 'unreadable', 'no-lead'] as const
export type ListeningHint = (typeof LISTENING_HINTS)[number]

/** An admin who waits for the first delivery, and the message that will show it. */
export type SourceListener = {
  readonly memberId: Types.ObjectId
  readonly chatId: number
  readonly messageId: number
  readonly until: Date
  /** The delivery that arrived; null while waiting. */
  readonly deliveryId: Types.ObjectId | null
  readonly hint: ListeningHint | null
  readonly hintAt: Date | null
}

export type LeadSourceRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly name: string
  /** The id of what sends: text, because a newer version may have added senders that this one does not know. */
  readonly provider: string
  readonly status: LeadSourceStatus
  /** SHA-256 of the key in the source's address, hexadecimal. */
  readonly keyHash: string
  /** The key itself, sealed, so that the address can be shown again. */
  readonly sealedKey: string
  readonly secrets: readonly RotatedSecret[]
  /**
   * The sealed token for fetching the answers of leads, for providers that send only a reference to them (Facebook).
   */
  readonly sealedToken?: string | null
  /** For the generic provider: the path of each lead field in the body. */
  readonly mapping: Readonly<Record<string, string>> | null
  readonly routing: LeadRouting
  /** The owner, or those who take turns. */
  readonly memberIds: readonly Types.ObjectId[]
  /** Counts the leads routed in turn. */
  readonly turn: number
  readonly pipelineId?: Types.ObjectId
  readonly stageId?: Types.ObjectId
  readonly tags: readonly string[]
  readonly counters: { readonly accepted: number; readonly leads: number; readonly failed: number }
  readonly lastAcceptedAt: Date | null
  /** At most one for each admin. Sources from before it existed have none. */
  readonly waiters?: readonly SourceListener[]
  /** The failures of an hour, which began with the first of them, and the messages that count them. */
  readonly failing?: {
    readonly since: Date
    readonly count: number
    readonly shown: readonly {
      readonly memberId: Types.ObjectId
      readonly chatId: number
      readonly messageId: number
      readonly count: number
    }[]
  } | null
  readonly createdBy: Types.ObjectId
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<LeadSourceRecord>(
  {
    name: { type: String, required: true },
    provider: { type: String, required: true },
    status: { type: String, enum: LEAD_SOURCE_STATUSES, required: true, default: 'active' },
    keyHash: { type: String, required: true },
    sealedKey: { type: String, required: true },
    secrets: [rotatedSecretPaths],
    sealedToken: { type: String, default: null },
    mapping: { type: Schema.Types.Mixed, default: null },
    routing: { type: String, enum: LEAD_ROUTINGS, required: true, default: 'team' },
    memberIds: [Schema.Types.ObjectId],
    turn: { type: Number, required: true, default: 0 },
    pipelineId: Schema.Types.ObjectId,
    stageId: Schema.Types.ObjectId,
    tags: [String],
    counters: {
      accepted: { type: Number, required: true, default: 0 },
      leads: { type: Number, required: true, default: 0 },
      failed: { type: Number, required: true, default: 0 },
    },
    lastAcceptedAt: { type: Date, default: null },
    waiters: [
      {
        _id: false,
        memberId: { type: Schema.Types.ObjectId, required: true },
        chatId: { type: Number, required: true },
        messageId: { type: Number, required: true },
        until: { type: Date, required: true },
        deliveryId: { type: Schema.Types.ObjectId, default: null },
        hint: { type: String, enum: LISTENING_HINTS, default: null },
        hintAt: { type: Date, default: null },
      },
    ],
    failing: { type: Schema.Types.Mixed, default: null },
    createdBy: { type: Schema.Types.ObjectId, required: true },
    deletedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'leadSources', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineLeadSourceModel(connection: Connection): Model<LeadSourceRecord> {
  return connection.model<LeadSourceRecord>('LeadSource', schema)
}
