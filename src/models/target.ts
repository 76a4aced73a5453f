/** What a member should win in a month: set by those who lead the team. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import type { Money } from './deal.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export type TargetRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly memberId: Types.ObjectId
  /** A calendar month in the workspace's time zone, YYYY-MM. */
  readonly month: string
  /** As it was typed; more than nought. */
  readonly money: Money
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<TargetRecord>(
  {
    memberId: { type: Schema.Types.ObjectId, required: true },
    month: { type: String, required: true, match: /^\d{4}-\d{2}$/u },
    money: {
      type: new Schema<Money>(
        {
          minor: { type: Number, required: true, min: 1, validate: Number.isSafeInteger },
          currency: { type: String, required: true, match: /^[A-Z]{3}$/u },
        },
        { _id: false },
      ),
      required: true,
    },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'targets', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineTargetModel(connection: Connection): Model<TargetRecord> {
  return connection.model<TargetRecord>('Target', schema)
}
