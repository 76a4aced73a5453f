/** A note on a contact or a deal. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { RECORD_SOURCES, type RecordSource } from './record-source.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export type NoteRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly text: string
  readonly contactId?: Types.ObjectId
  readonly dealId?: Types.ObjectId
  /** Absent when an integration wrote it. */
  readonly authorId?: Types.ObjectId
  readonly source: RecordSource
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<NoteRecord>(
  {
    text: { type: String, required: true },
    contactId: Schema.Types.ObjectId,
    dealId: Schema.Types.ObjectId,
    authorId: Schema.Types.ObjectId,
    source: { type: String, enum: RECORD_SOURCES, required: true, default: 'manual' },
    deletedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'notes', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineNoteModel(connection: Connection): Model<NoteRecord> {
  return connection.model<NoteRecord>('Note', schema)
}
