/** A message to a member that waits: for the end of quiet hours, or for others of its kind. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

/** Why it waits. Reminders of one moment gather for one message, which comes at that moment. */
export const HOLD_REASONS = ['quiet', 'burst', 'moment'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

export type HeldNoticeRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly memberId: Types.ObjectId
  /** Plain JSON, as src/services/notifications/notice.ts describes it. */
  readonly notice: unknown
  readonly reason: HoldReason
  /** Sent no earlier than this. */
  readonly until: Date
  readonly at: Date
}

const schema = new Schema<HeldNoticeRecord>(
  {
    memberId: { type: Schema.Types.ObjectId, required: true },
    notice: { type: Schema.Types.Mixed, required: true },
    reason: { type: String, enum: HOLD_REASONS, required: true },
    until: { type: Date, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'heldNotices', versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineHeldNoticeModel(connection: Connection): Model<HeldNoticeRecord> {
  return connection.model<HeldNoticeRecord>('HeldNotice', schema)
}
