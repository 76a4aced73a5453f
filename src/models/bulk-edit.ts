/** One change of many records at once: what it does to which of them, and how far it is. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import type { BulkChange } from './bulk-change.ts'
import { tenantPlugin } from './tenant-plugin.ts'
import { VIEW_KINDS, type ViewKind } from './view.ts'

/** `cancelled` keeps what was changed until then; it can be undone like what is done. */
export const BULK_EDIT_STATES = ['running', 'done', 'cancelled', 'undoing', 'undone'] as const
export type BulkEditState = (typeof BULK_EDIT_STATES)[number]

/** Why a record was left as it is. */
export const SKIP_REASONS = ['gone', 'not-yours', 'closed', 'required', 'refused', 'elsewhere'] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

/** A deal that lacks what its new stage requires. @property missing names of its fields */
export type LackingDeal = { readonly title: string; readonly missing: readonly string[] }

export type BulkEditRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly memberId: Types.ObjectId
  readonly kind: ViewKind
  readonly change: BulkChange
  /** The ids of the records as they were when it began, one after another, 12 bytes each. */
  readonly ids: Buffer
  readonly state: BulkEditState
  /** Counts the changes of state: a job of an earlier one is void. */
  readonly turn: number
  /** How many chunks of the current state's work are done. */
  readonly part: number
  /** How much of the chunk after those is done, where a chunk takes pieces. */
  readonly piece?: number
  /** How many chunks were written, and in which turn: part of the ids of their commands. */
  readonly written: number
  readonly runTurn: number
  readonly total: number
  readonly changed: number
  readonly unchanged: number
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  /** Some of the deals that lack what their new stage requires. */
  readonly lacking?: readonly LackingDeal[]
  /** How many deals of each other member were moved, by the member's id. */
  readonly movedOf?: Readonly<Record<string, number>>
  readonly undone: number
  /** How many were changed since by somebody, and so were not undone; and the names of some of them. */
  readonly kept: number
  readonly keptNames: readonly string[]
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const mixed = Schema.Types.Mixed

const schema = new Schema<BulkEditRecord>(
  {
    memberId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, enum: VIEW_KINDS, required: true },
    change: { type: mixed, required: true },
    ids: { type: Buffer, required: true },
    state: { type: String, enum: BULK_EDIT_STATES, required: true, default: 'running' },
    turn: { type: Number, required: true, default: 1 },
    part: { type: Number, required: true, default: 0 },
    piece: Number,
    written: { type: Number, required: true, default: 0 },
    runTurn: { type: Number, required: true, default: 1 },
    total: { type: Number, required: true },
    changed: { type: Number, required: true, default: 0 },
    unchanged: { type: Number, required: true, default: 0 },
    skipped: { type: mixed, default: {} },
    lacking: { type: [{ _id: false, title: String, missing: [String] }], default: [] },
    movedOf: { type: mixed, default: {} },
    undone: { type: Number, required: true, default: 0 },
    kept: { type: Number, required: true, default: 0 },
    keptNames: { type: [String], default: [] },
    version: { type: Number, required: true, default: 1 },
  },
  {
    collection: 'bulkEdits',
    timestamps: true,
    versionKey: false,
    minimize: false,
    autoIndex: false,
    autoCreate: false,
  },
)
schema.plugin(tenantPlugin)

export function defineBulkEditModel(connection: Connection): Model<BulkEditRecord> {
  return connection.model<BulkEditRecord>('BulkEdit', schema)
}
