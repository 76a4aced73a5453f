/** A message with a [Claim] button, remembered until somebody has the lead, so that the button can be taken from it. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

export type LeadMessageRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly dealId: Types.ObjectId
  /** Whom it was sent to. */
  readonly memberId: Types.ObjectId
  readonly chatId: number
  readonly messageId: number
  readonly at: Date
}

const schema = new Schema<LeadMessageRecord>(
  {
    dealId: { type: Schema.Types.ObjectId, required: true },
    memberId: { type: Schema.Types.ObjectId, required: true },
    chatId: { type: Number, required: true },
    messageId: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'leadMessages', versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineLeadMessageModel(connection: Connection): Model<LeadMessageRecord> {
  return connection.model<LeadMessageRecord>('LeadMessage', schema)
}
