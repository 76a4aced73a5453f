/** A field that both sides had changed, and what a run decided. An admin can still decide otherwise. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { SYNC_KINDS, type SyncKind } from './sync.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export type SyncSide = 'ours' | 'theirs'

export type SyncConflictRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly syncId: Types.ObjectId
  readonly run: number
  readonly kind: SyncKind
  readonly recordId: Types.ObjectId
  readonly externalId: string
  readonly field: string
  /** Plain JSON, as events hold values. */
  readonly ours: unknown
  readonly theirs: unknown
  readonly kept: SyncSide
  /** Whether an admin has confirmed or changed it. */
  readonly settled: boolean
  readonly at: Date
}

const schema = new Schema<SyncConflictRecord>(
  {
    syncId: { type: Schema.Types.ObjectId, required: true },
    run: { type: Number, required: true },
    kind: { type: String, enum: SYNC_KINDS, required: true },
    recordId: { type: Schema.Types.ObjectId, required: true },
    externalId: { type: String, required: true },
    field: { type: String, required: true },
    ours: Schema.Types.Mixed,
    theirs: Schema.Types.Mixed,
    kept: { type: String, enum: ['ours', 'theirs'], required: true },
    settled: { type: Boolean, required: true, default: false },
    at: { type: Date, required: true },
  },
  { collection: 'syncConflicts', versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineSyncConflictModel(connection: Connection): Model<SyncConflictRecord> {
  return connection.model<SyncConflictRecord>('SyncConflict', schema)
}
