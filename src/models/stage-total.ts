/** How many deals a stage holds and what they are worth, kept with every change of a deal, for each owner and currency. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

/**
 * Changes of one moment write to different buckets, so that none waits for another: only the sum over all buckets says
 * something. A single bucket may be below zero, after a deal has left by another one than it came by.
 */
export type StageTotalRecord = {
  /** Its key in text (services/stage-totals/stage-total-key.ts): its uniqueness needs no index of its own. */
  readonly _id: string
  readonly workspaceId: Types.ObjectId
  readonly pipelineId: Types.ObjectId
  readonly stageId: Types.ObjectId
  /** Absent for the deals that nobody owns. */
  readonly ownerId?: Types.ObjectId
  /** ISO 4217; absent for the deals without an amount. */
  readonly currency?: string
  /** 0 holds what was counted at once. */
  readonly bucket: number
  readonly count: number
  /** In the currency's minor unit. The sum of many amounts may exceed the integers that a float holds exactly. */
  readonly minor: Types.Decimal128
}

const schema = new Schema<StageTotalRecord>(
  {
    _id: { type: String, required: true },
    pipelineId: { type: Schema.Types.ObjectId, required: true },
    stageId: { type: Schema.Types.ObjectId, required: true },
    ownerId: Schema.Types.ObjectId,
    currency: String,
    bucket: { type: Number, required: true },
    count: { type: Number, required: true },
    minor: { type: Schema.Types.Decimal128, required: true },
  },
  { collection: 'stageTotals', versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineStageTotalModel(connection: Connection): Model<StageTotalRecord> {
  return connection.model<StageTotalRecord>('StageTotal', schema)
}
