/** Merges of records, and what each of them moved: the record that lost stays as it was, deleted, and can be brought back. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { RECORD_KINDS, type RecordKind } from '../ids.ts'
import type { StoredRole } from './deal.ts'
import { tenantPlugin } from './tenant-plugin.ts'

/** While references follow, neither of the two can be merged or separated. */
const MERGE_STATES = ['moving', 'merged', 'separating', 'separated'] as const
type MergeState = (typeof MERGE_STATES)[number]

export type MergeRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly kind: RecordKind
  readonly primaryId: Types.ObjectId
  readonly losingId: Types.ObjectId
  /** The losing record and everything that was merged into it before: their events belong to the primary's timeline. */
  readonly takenIds: readonly Types.ObjectId[]
  /** Words of the losing record that the primary has no field for, and is found by nevertheless. */
  readonly words: readonly string[]
  /** The event that says what changed, and which its undo reads. */
  readonly eventId: Types.ObjectId
  readonly state: MergeState
  readonly at: Date
  /** When references last followed: written, so that a merge and its undo wait for each other. */
  readonly followedAt?: Date
}

const schema = new Schema<MergeRecord>(
  {
    kind: { type: String, enum: RECORD_KINDS, required: true },
    primaryId: { type: Schema.Types.ObjectId, required: true },
    losingId: { type: Schema.Types.ObjectId, required: true },
    takenIds: [Schema.Types.ObjectId],
    words: [String],
    eventId: { type: Schema.Types.ObjectId, required: true },
    state: { type: String, enum: MERGE_STATES, required: true },
    at: { type: Date, required: true },
    followedAt: Date,
  },
  { collection: 'merges', versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineMergeModel(connection: Connection): Model<MergeRecord> {
  return connection.model<MergeRecord>('Merge', schema)
}

/** An item of a list of references: an id, or a role with the id of its contact. */
export type ReferenceItem = Types.ObjectId | StoredRole
/** A reference as it was, and as the merge left it: one id, or a list. */
export type Reference = Types.ObjectId | readonly ReferenceItem[]
export type MovedReference = { readonly id: Types.ObjectId; readonly from: Reference; readonly to: Reference }

/** One portion of the references that a merge moved. */
export type MergeMoveRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly mergeId: Types.ObjectId
  /** The kind of the records that refer, and the path of the reference. */
  readonly kind: RecordKind
  readonly path: string
  readonly moved: readonly MovedReference[]
}

const moveSchema = new Schema<MergeMoveRecord>(
  {
    mergeId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, enum: RECORD_KINDS, required: true },
    path: { type: String, required: true },
    moved: [{ _id: false, id: Schema.Types.ObjectId, from: Schema.Types.Mixed, to: Schema.Types.Mixed }],
  },
  { collection: 'mergeMoves', versionKey: false, autoIndex: false, autoCreate: false },
)
moveSchema.plugin(tenantPlugin)

export function defineMergeMoveModel(connection: Connection): Model<MergeMoveRecord> {
  return connection.model<MergeMoveRecord>('MergeMove', moveSchema)
}
