/** An import: one file, how it is understood, and what became of its rows. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

export const IMPORT_FORMATS = ['csv', 'vcard', 'xlsx'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/**
 * It is read, compared with what is there, shown, and only then written. `cancelled` keeps the rows that were written until
 * then; they can be undone like those of one that is done.
 */
export const IMPORT_STATES = [
  'reading',
  'checking',
  'ready',
  'running',
  'done',
  'cancelled',
  'failed',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** Which rows are written: those that match nobody, those that match somebody, or both. */
export const IMPORT_MODES = ['both', 'create', 'update'] as const
export type ImportMode = (typeof IMPORT_MODES)[number]

/** By what rows are matched with contacts: the id of their system, then email, then number; or only one of these. */
export const IMPORT_MATCHES = ['any', 'id', 'email', 'phone'] as const
export type ImportMatch = (typeof IMPORT_MATCHES)[number]

/** Why a file cannot be imported. */
export const IMPORT_PROBLEMS = [
  'empty',
  'not-a-table',
  'zip',
  'old-excel',
  'protected',
  'damaged',
  'zip-bomb',
  'broken-quotes',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'row-too-long',
  'nothing-known',
  'not-given',
  'interrupted',
] as const
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number]

export const IMPORT_FIGURES = ['created', 'updated', 'unchanged', 'skipped', 'refused'] as const
export type ImportFigure = (typeof IMPORT_FIGURES)[number]
/** Counts of rows. */
export type ImportFigures = Readonly<Record<ImportFigure, number>>

/** A column of the file, and what of ours it fills: null for nothing. */
export type ImportColumn = {
  readonly header: string
  readonly target: string | null
  /** A member decided it. */
  readonly chosen?: true
  /** Some of its values. */
  readonly samples: readonly string[]
}

/** Of what a file has words of its own. */
export const WORD_KINDS = ['stage', 'owner'] as const
export type WordKind = (typeof WORD_KINDS)[number]

/** A word of the file, and what a member said that it means. */
export type ImportWord = {
  readonly of: WordKind
  readonly word: string
  /** The id of a stage or a member; null for nothing. */
  readonly to: string | null
}

/** Why a row was refused. */
export const ROW_REFUSALS = ['nothing', 'unusable', 'damaged', 'unreadable'] as const
export type RowRefusal = (typeof ROW_REFUSALS)[number]
export type RefusedRow = { readonly row: number; readonly reason: RowRefusal; readonly given: string }

export type ImportRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** Who imports. */
  readonly memberId: Types.ObjectId
  /** The name of the file. */
  readonly name: string
  /** The file at Telegram; null for one that an operator imports. */
  readonly fileId: string | null
  readonly format: ImportFormat | null
  /** Whose export it looks like; null before it is read. */
  readonly source: string | null
  /** Tells files with the same columns. */
  readonly shape: string
  readonly columns: readonly ImportColumn[]
  readonly mode: ImportMode
  readonly match: ImportMatch
  /** How days with slashes are read; `asked` if the file has only such as have both readings. */
  readonly dayOrder: 'dmy' | 'mdy'
  readonly dayOrderAsked: boolean
  readonly state: ImportState
  /** Counts the changes of state: a job of an earlier one is void. */
  readonly turn: number
  /** How many chunks of the current state's work are done. */
  readonly part: number
  /** How many rows of the chunk after those are written, where a chunk is written in pieces. */
  readonly piece?: number
  readonly rows: number
  readonly chunks: number
  /** How many chunks were written, one that is written in part included. */
  readonly written: number
  /** The turn in which they were written: part of the ids of its commands. */
  readonly runTurn: number
  /** What writing it would do, by the last check. */
  readonly expected: ImportFigures | null
  /** How many of the people whom it would add may be here already, by the last check. */
  readonly likely?: number
  /** What writing it has done. */
  readonly figures: ImportFigures
  /** The first refused rows. */
  readonly refusals: readonly RefusedRow[]
  /** What members said that words of the file mean: kept for the next one with the same columns. */
  readonly words?: readonly ImportWord[]
  /** The names of owners in the file that are nobody's here. */
  readonly unknownOwners: readonly string[]
  /** Stages of deals that the default pipeline does not have. */
  readonly unknownStages: readonly string[]
  readonly undone: number
  readonly kept: number
  /** The names of some records that were changed since, and so were not undone. */
  readonly keptNames: readonly string[]
  readonly problem: ImportProblem | null
  /** Where in the file the problem is: a row, if there is one. */
  readonly problemRow: number | null
  readonly undoUntil: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const mixed = Schema.Types.Mixed

const schema = new Schema<ImportRecord>(
  {
    memberId: { type: Schema.Types.ObjectId, required: true },
    name: { type: String, required: true },
    fileId: { type: String, default: null },
    format: { type: String, enum: [...IMPORT_FORMATS, null], default: null },
    source: { type: String, default: null },
    shape: { type: String, default: '' },
    columns: { type: [mixed] as never, default: [] },
    mode: { type: String, enum: IMPORT_MODES, required: true, default: 'both' },
    dayOrder: { type: String, enum: ['dmy', 'mdy'], required: true, default: 'dmy' },
    dayOrderAsked: { type: Boolean, required: true, default: false },
    match: { type: String, enum: IMPORT_MATCHES, required: true, default: 'any' },
    state: { type: String, enum: IMPORT_STATES, required: true, default: 'reading' },
    turn: { type: Number, required: true, default: 1 },
    part: { type: Number, required: true, default: 0 },
    piece: Number,
    rows: { type: Number, required: true, default: 0 },
    chunks: { type: Number, required: true, default: 0 },
    written: { type: Number, required: true, default: 0 },
    runTurn: { type: Number, required: true, default: 0 },
    expected: { type: mixed, default: null },
    likely: Number,
    figures: { type: mixed, required: true },
    refusals: { type: [mixed] as never, default: [] },
    words: { type: [mixed] as never, default: [] },
    unknownOwners: { type: [String], default: [] },
    unknownStages: { type: [String], default: [] },
    undone: { type: Number, required: true, default: 0 },
    kept: { type: Number, required: true, default: 0 },
    keptNames: { type: [String], default: [] },
    problem: { type: String, enum: [...IMPORT_PROBLEMS, null], default: null },
    problemRow: { type: Number, default: null },
    undoUntil: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'imports', timestamps: true, versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineImportModel(connection: Connection): Model<ImportRecord> {
  return connection.model<ImportRecord>('Import', schema)
}
