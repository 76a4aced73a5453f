/**
 * Some rows of a file that is being imported, as they are in it. They are copied here once, so that a run that was
 * interrupted goes on without the file, and nobody holds all of it in memory.
 */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import type { RefusedRow } from './import.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export type ImportRow = {
  /** As a spreadsheet counts it. */
  readonly row: number
  /** In the order of the columns. */
  readonly cells: readonly string[]
  /** The row could not be read. */
  readonly unreadable?: true
}

export type ImportChunkRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly importId: Types.ObjectId
  /** From 0, in the order of the file. */
  readonly index: number
  readonly rows: readonly ImportRow[]
  /** Null until it is written. */
  readonly refused: readonly RefusedRow[] | null
  /** When it is deleted. */
  readonly expiresAt: Date
}

const mixed = Schema.Types.Mixed

const schema = new Schema<ImportChunkRecord>(
  {
    importId: { type: Schema.Types.ObjectId, required: true },
    index: { type: Number, required: true },
    rows: { type: [mixed] as never, required: true },
    refused: { type: [mixed] as never, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'importChunks', versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineImportChunkModel(connection: Connection): Model<ImportChunkRecord> {
  return connection.model<ImportChunkRecord>('ImportChunk', schema)
}
