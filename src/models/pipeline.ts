/** A pipeline: the stages that a deal goes through, in order. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

export const STAGE_KINDS = ['open', 'won', 'lost'] as const
export type StageKind = (typeof STAGE_KINDS)[number]

export type StageRecord = {
  readonly id: Types.ObjectId
  readonly name: string
  readonly kind: StageKind
  /** In percent, 0 to 100. */
  readonly probability: number
  /** How many days without a move make a deal in it count as rotting; null: never. */
  readonly rottingDays: number | null
  /** Names of a deal's fields that must be filled before a deal enters it. */
  readonly requiredFields: readonly string[]
}

export type PipelineRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly name: string
  readonly isDefault: boolean
  /** Open stages in their order, then won, then lost. */
  readonly stages: readonly StageRecord[]
  readonly order: number
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<PipelineRecord>(
  {
    name: { type: String, required: true },
    isDefault: { type: Boolean, required: true, default: false },
    stages: [
      {
        _id: false,
        id: { type: Schema.Types.ObjectId, required: true },
        name: { type: String, required: true },
        kind: { type: String, enum: STAGE_KINDS, required: true },
        probability: { type: Number, required: true, min: 0, max: 100 },
        rottingDays: { type: Number, default: null },
        requiredFields: [String],
      },
    ],
    order: { type: Number, required: true, default: 0 },
    deletedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'pipelines', timestamps: true, versionKey: false, id: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function definePipelineModel(connection: Connection): Model<PipelineRecord> {
  return connection.model<PipelineRecord>('Pipeline', schema)
}
