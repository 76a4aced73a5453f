/** What one unit of a currency is worth in another, from a day on: entered by hand. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

export type RateRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** ISO 4217, both. */
  readonly from: string
  readonly to: string
  /** The first day on which it holds, YYYY-MM-DD. */
  readonly day: string
  /** A decimal in text, such as `45.2`: a float would not be what was typed. */
  readonly rate: string
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const CURRENCY = /^[A-Z]{3}$/u

const schema = new Schema<RateRecord>(
  {
    from: { type: String, required: true, match: CURRENCY },
    to: { type: String, required: true, match: CURRENCY },
    day: { type: String, required: true, match: /^\d{4}-\d{2}-\d{2}$/u },
    rate: { type: String, required: true, match: /^\d+(?:\.\d*[1-9])?$/u },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'rates', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineRateModel(connection: Connection): Model<RateRecord> {
  return connection.model<RateRecord>('Rate', schema)
}
