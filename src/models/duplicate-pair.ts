/** Pairs of contacts that may be one person, what was decided about them, and how far the search for them has come. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

export type DuplicatePairRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** Both ids, the lower one first: a pair exists once. */
  readonly pair: string
  readonly ids: readonly Types.ObjectId[]
  readonly score: number
  /** `apart`: a member said that they are two. */
  readonly status: 'open' | 'apart'
  /** Put off until then. */
  readonly shownAfter: Date
}

const schema = new Schema<DuplicatePairRecord>(
  {
    pair: { type: String, required: true },
    ids: [Schema.Types.ObjectId],
    score: { type: Number, required: true },
    status: { type: String, enum: ['open', 'apart'], required: true },
    shownAfter: { type: Date, required: true },
  },
  { collection: 'duplicatePairs', versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineDuplicatePairModel(connection: Connection): Model<DuplicatePairRecord> {
  return connection.model<DuplicatePairRecord>('DuplicatePair', schema)
}

export type DuplicateScanRecord = {
  /** The workspace's id. */
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** The last change of the last contact that was compared. */
  readonly at: Date
  readonly contactId: Types.ObjectId
  /** Whether there are contacts beyond it. */
  readonly more: boolean
}

const scanSchema = new Schema<DuplicateScanRecord>(
  {
    at: { type: Date, required: true },
    contactId: { type: Schema.Types.ObjectId, required: true },
    more: { type: Boolean, required: true },
  },
  { collection: 'duplicateScans', versionKey: false, autoIndex: false, autoCreate: false },
)
scanSchema.plugin(tenantPlugin)

export function defineDuplicateScanModel(connection: Connection): Model<DuplicateScanRecord> {
  return connection.model<DuplicateScanRecord>('DuplicateScan', scanSchema)
}
