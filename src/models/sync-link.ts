/** Which of our records stands for which of theirs, and what both sides were when they last agreed or were decided. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { SYNC_KINDS, type SyncKind } from './sync.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export type SyncLinkRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly syncId: Types.ObjectId
  readonly kind: SyncKind
  /** Their id. One sync links it to one record of ours. */
  readonly externalId: string
  readonly recordId: Types.ObjectId
  /** Their values when they were last read, by our field. */
  readonly taken: Readonly<Record<string, unknown>>
  /** Our values at that time, where they differed. */
  readonly ours: Readonly<Record<string, unknown>>
  /** A hash of what was read last: a repeat changes nothing. */
  readonly digest: string
  /** Values that our fields refuse and that a note holds already, as a hash. */
  readonly noted: string
  /** The last run that saw it. */
  readonly seenRun: number
  /** When it was found to be deleted or gone on their side. */
  readonly goneAt: Date | null
}

const mixed = Schema.Types.Mixed

const schema = new Schema<SyncLinkRecord>(
  {
    syncId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, enum: SYNC_KINDS, required: true },
    externalId: { type: String, required: true },
    recordId: { type: Schema.Types.ObjectId, required: true },
    taken: { type: mixed, required: true },
    ours: { type: mixed, required: true },
    digest: { type: String, required: true },
    noted: { type: String, default: '' },
    seenRun: { type: Number, required: true },
    goneAt: { type: Date, default: null },
  },
  { collection: 'syncLinks', versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineSyncLinkModel(connection: Connection): Model<SyncLinkRecord> {
  return connection.model<SyncLinkRecord>('SyncLink', schema)
}
