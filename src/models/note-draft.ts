/**
 * What a member has forwarded or sent and what is not a note yet: more may follow within seconds, or the member has not said whom
 * it is about. It is removed together with the writing of its note.
 */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { type ForwardedFrom, forwardedFromSchema, type NoteFile, noteFileSchema } from './note-file.ts'
import type { StoredRef } from './record-ref.ts'
import { tenantPlugin } from './tenant-plugin.ts'

/** One message. */
export type DraftPart = {
  /** In its chat. Messages that are forwarded together have ascending ids. */
  readonly messageId: number
  /** Or the caption; empty if there is none. */
  readonly text: string
  readonly file: NoteFile | null
  /** Null for the member's own message. */
  readonly from: ForwardedFrom | null
}

export type ShownMessage = { readonly chatId: number; readonly messageId: number }

export type NoteDraftRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly memberId: Types.ObjectId
  readonly parts: readonly DraftPart[]
  /** Only messages with the same value become one note. */
  readonly joins: string
  /** When its latest message was sent, by Telegram's clock: messages that wait for a process are joined all the same. */
  readonly lastAt: Date
  /** The record that the member named, by a reply to its card, say. */
  readonly target: StoredRef | null
  /** The bot's answer, which later says what became of it. */
  readonly shownIn: ShownMessage | null
  /** Whether the member was asked whom it is about: then nothing is added any more. */
  readonly asked: boolean
  readonly at: Date
}

const partSchema = new Schema<DraftPart>(
  {
    messageId: { type: Number, required: true },
    text: { type: String, default: '' },
    file: { type: noteFileSchema, default: null },
    from: { type: forwardedFromSchema, default: null },
  },
  { _id: false },
)

const schema = new Schema<NoteDraftRecord>(
  {
    memberId: { type: Schema.Types.ObjectId, required: true },
    parts: [partSchema],
    joins: { type: String, required: true },
    lastAt: { type: Date, required: true },
    target: { type: Schema.Types.Mixed, default: null },
    shownIn: { type: Schema.Types.Mixed, default: null },
    asked: { type: Boolean, required: true, default: false },
    at: { type: Date, required: true },
  },
  { collection: 'noteDrafts', versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineNoteDraftModel(connection: Connection): Model<NoteDraftRecord> {
  return connection.model<NoteDraftRecord>('NoteDraft', schema)
}
