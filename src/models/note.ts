/** A note on a contact, a company or a deal. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { type ForwardedFrom, forwardedFromSchema, type NoteFile, noteFileSchema } from './note-file.ts'
import { RECORD_SOURCES, type RecordSource } from './record-source.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export type NoteRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** Empty only if there are files. */
  readonly text: string
  /** Absent on notes without any. */
  readonly files?: readonly NoteFile[]
  /** Set if it was forwarded from the person that it is about. */
  readonly forwardedFrom?: ForwardedFrom
  readonly contactId?: Types.ObjectId
  readonly companyId?: Types.ObjectId
  readonly dealId?: Types.ObjectId
  /** Absent when an integration wrote it. */
  readonly authorId?: Types.ObjectId
  /** When its author last changed the text; absent as long as it says what it was written with. */
  readonly editedAt?: Date
  readonly source: RecordSource
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<NoteRecord>(
  {
    text: { type: String, default: '' },
    files: { type: [noteFileSchema], default: undefined },
    forwardedFrom: { type: forwardedFromSchema, required: false },
    contactId: Schema.Types.ObjectId,
    companyId: Schema.Types.ObjectId,
    dealId: Schema.Types.ObjectId,
    authorId: Schema.Types.ObjectId,
    editedAt: Date,
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
