/** Pairs of records that may be one, what was decided about them, and how far the search for them has come. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

export type DuplicatePairRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** Absent for contacts, which were the first. */
  readonly kind?: 'company'
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
    kind: { type: String, enum: ['company'] },
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

/** How far the records of one kind have been compared. */
export type ScanPosition = {
  /** The last change of the last record that was compared. */
  readonly at: Date
  readonly id: Types.ObjectId
  /** Whether there are records beyond it. */
  readonly more: boolean
}

export type DuplicateScanRecord = {
  /** The workspace's id. */
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly contact?: ScanPosition
  readonly company?: ScanPosition
}

const position = {
  type: new Schema({ at: Date, id: Schema.Types.ObjectId, more: Boolean }, { _id: false }),
  required: false,
}
const scanSchema = new Schema<DuplicateScanRecord>(
  { contact: position, company: position },
  { collection: 'duplicateScans', versionKey: false, autoIndex: false, autoCreate: false },
)
scanSchema.plugin(tenantPlugin)

export function defineDuplicateScanModel(connection: Connection): Model<DuplicateScanRecord> {
  return connection.model<DuplicateScanRecord>('DuplicateScan', scanSchema)
}
