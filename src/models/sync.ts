/** A sync: another system, or a file, from which records are read again and again. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

export const SYNC_ADAPTERS = ['hubspot', 'pipedrive', 'file'] as const
export type SyncAdapterName = (typeof SYNC_ADAPTERS)[number]

/** The kinds of records that are synced. Those that others refer to come first: a run reads them in this order. */
export const SYNC_KINDS = ['company', 'contact', 'deal'] as const
export type SyncKind = (typeof SYNC_KINDS)[number]

export const SYNC_SCHEDULES = ['manual', 'hourly', 'daily'] as const
export type SyncSchedule = (typeof SYNC_SCHEDULES)[number]

/** Who wins when both sides changed a field since it was last taken. */
export const SYNC_RULES = ['newer', 'theirs', 'ours'] as const
export type SyncRule = (typeof SYNC_RULES)[number]

/** What becomes of our record when theirs is deleted. */
export const SYNC_DELETIONS = ['keep', 'delete'] as const
export type SyncDeletion = (typeof SYNC_DELETIONS)[number]

/** Why a run stopped before its end. It goes on where it stopped. */
export const SYNC_PROBLEMS = [
  'token-refused',
  'token-not-allowed',
  'not-found',
  'address-refused',
  'unreadable',
  'too-large',
  'unreachable',
  'interrupted',
] as const
export type SyncProblem = (typeof SYNC_PROBLEMS)[number]

export const SYNC_FIGURES = [
  'seen',
  'created',
  'updated',
  'unchanged',
  'conflicts',
  'refused',
  'deleted',
  'vanished',
] as const
export type SyncFigure = (typeof SYNC_FIGURES)[number]
export type SyncFigures = Readonly<Record<SyncFigure, number>>

export type SyncRunRecord = {
  /** Counts the runs of a sync. */
  readonly number: number
  readonly state: 'running' | 'done' | 'stopped'
  /** How many pages are written. A page is written only on top of the one before it. */
  readonly page: number
  readonly figures: SyncFigures
  readonly problem: SyncProblem | null
  /** Failures in a row since the last page. */
  readonly failures: number
  readonly startedAt: Date
  readonly endedAt: Date | null
}

/** Our field, and theirs that fill it. */
export type SyncMapping = Readonly<Partial<Record<SyncKind, Readonly<Record<string, readonly string[]>>>>>

export type SyncRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly name: string
  readonly adapter: SyncAdapterName
  /** By an admin, or because the other side refuses us. */
  readonly status: 'active' | 'paused'
  /** The token, or the address of a file, sealed: an address may hold a password. */
  readonly sealedConnection: string
  readonly kinds: readonly SyncKind[]
  readonly schedule: SyncSchedule
  readonly mapping: SyncMapping
  /** By `kind.field`; a field that is not listed follows the newer change. */
  readonly rules: Readonly<Record<string, SyncRule>>
  readonly deletions: SyncDeletion
  /** Where the next page begins, as the adapter wrote it; null for the very beginning. */
  readonly cursor: string | null
  /** The last run, or the one under way; null before the first. */
  readonly run: SyncRunRecord | null
  /** When everything that they have was last read, and not just what they changed. */
  readonly fullAt: Date | null
  /** Counts the changes of the schedule: a start that was planned before one is void. */
  readonly plan: number
  readonly nextRunAt: Date | null
  readonly createdBy: Types.ObjectId
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const mixed = Schema.Types.Mixed

const schema = new Schema<SyncRecord>(
  {
    name: { type: String, required: true },
    adapter: { type: String, enum: SYNC_ADAPTERS, required: true },
    status: { type: String, enum: ['active', 'paused'], required: true, default: 'active' },
    sealedConnection: { type: String, default: '' },
    kinds: [{ type: String, enum: SYNC_KINDS }],
    schedule: { type: String, enum: SYNC_SCHEDULES, required: true },
    mapping: { type: mixed, required: true },
    rules: { type: mixed, required: true },
    deletions: { type: String, enum: SYNC_DELETIONS, required: true, default: 'keep' },
    cursor: { type: String, default: null },
    run: { type: mixed, default: null },
    fullAt: { type: Date, default: null },
    plan: { type: Number, required: true, default: 0 },
    nextRunAt: { type: Date, default: null },
    createdBy: { type: Schema.Types.ObjectId, required: true },
    deletedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  // Not minimized: an empty mapping or no rules are stored as such.
  { collection: 'syncs', timestamps: true, versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineSyncModel(connection: Connection): Model<SyncRecord> {
  return connection.model<SyncRecord>('Sync', schema)
}
