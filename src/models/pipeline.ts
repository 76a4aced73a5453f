/** A pipeline: the stages that a deal goes through, in order. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import type { Locale } from '../locale.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export const STAGE_KINDS = ['open', 'won', 'lost'] as const
export type StageKind = (typeof STAGE_KINDS)[number]

/** What somebody typed for each language; at least one. */
export type Names = { readonly [Language in Locale]?: string }

export type StageRecord = {
  readonly id: Types.ObjectId
  /** The one of its names that events, files and programs get. */
  readonly name: string
  /** Absent on those that an earlier version is still making. */
  readonly names?: Names
  readonly kind: StageKind
  /** In percent, 0 to 100. */
  readonly probability: number
  /** How many days without a move make a deal in it count as rotting; null: never. */
  readonly rottingDays: number | null
  /** Names of a deal's fields that must be filled before a deal enters it. */
  readonly requiredFields: readonly string[]
}

/** A place in a pipeline. */
export type StageAt = { readonly pipelineId: Types.ObjectId; readonly stageId: Types.ObjectId }

/** A stage that left its pipeline: archived, or deleted and still kept for deals that were moving into it at that moment. */
export type FormerStage = StageRecord & {
  readonly leftAt: Date
  /** An id of its leaving: the stays that it caused have it. */
  readonly cause: Types.ObjectId
  /** Where its deals go. */
  readonly movedTo: Types.ObjectId
  readonly deleted: boolean
}

export type PipelineRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** The one of its names that events, files and programs get. */
  readonly name: string
  /** Absent on those that an earlier version is still making. */
  readonly names?: Names
  readonly isDefault: boolean
  /** Open stages in their order, then won, then lost. */
  readonly stages: readonly StageRecord[]
  readonly formerStages?: readonly FormerStage[]
  readonly order: number
  /** Nothing enters it any more; its closed deals stay. */
  readonly archivedAt?: Date | null
  /** Its making was undone. */
  readonly deletedAt: Date | null
  /** Where the open deals of an archived pipeline go, and an id of its leaving: the stays that it caused have it. */
  readonly movedTo?: StageAt & { readonly cause: Types.ObjectId }
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const NAMES = { type: new Schema<Names>({ en: String, uk: String }, { _id: false }), default: {} }

const STAGE = {
  _id: false,
  id: { type: Schema.Types.ObjectId, required: true },
  name: { type: String, required: true },
  names: NAMES,
  kind: { type: String, enum: STAGE_KINDS, required: true },
  probability: { type: Number, required: true, min: 0, max: 100 },
  rottingDays: { type: Number, default: null },
  requiredFields: [String],
}

const FORMER = {
  leftAt: { type: Date, required: true },
  cause: { type: Schema.Types.ObjectId, required: true },
  movedTo: { type: Schema.Types.ObjectId, required: true },
  deleted: { type: Boolean, required: true },
}

const MOVED_TO = { pipelineId: Schema.Types.ObjectId, stageId: Schema.Types.ObjectId, cause: Schema.Types.ObjectId }

const schema = new Schema<PipelineRecord>(
  {
    name: { type: String, required: true },
    names: NAMES,
    isDefault: { type: Boolean, required: true, default: false },
    stages: [STAGE],
    formerStages: [{ ...STAGE, ...FORMER }],
    order: { type: Number, required: true, default: 0 },
    archivedAt: { type: Date, default: null },
    deletedAt: { type: Date, default: null },
    movedTo: { type: new Schema(MOVED_TO, { _id: false }), required: false },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'pipelines', timestamps: true, versionKey: false, id: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function definePipelineModel(connection: Connection): Model<PipelineRecord> {
  return connection.model<PipelineRecord>('Pipeline', schema)
}
