/** A line that somebody typed, kept while the card with its reading can still be saved. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import type { RecordRef } from '../ids.ts'
import { tenantPlugin } from './tenant-plugin.ts'

/** What the person has chosen on the card, as plain data. */
export type LineChoices = {
  /** What it is to be; the best reading without it. */
  readonly as?: 'contact' | 'task' | 'deal' | 'note'
  /** What a word is that may be a day as well as somebody's name. */
  readonly dayWord?: 'day' | 'name'
  readonly contactId?: string
  readonly dealId?: string
  /** When a task is due: a moment (ISO 8601) or a whole day (YYYY-MM-DD); null for no date. */
  readonly due?: { readonly at: string } | { readonly date: string } | null
  /** The same line as it was typed later, by an edit: its card stands for this one. */
  readonly replacedBy?: string
  /** What was made of it, which is then shown instead. */
  readonly saved?: RecordRef<'contact' | 'company' | 'task' | 'deal'>
}

export type TypedLineRecord = {
  /** Derived from the update that it came with, so that a repeated one keeps it once. */
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly memberId: Types.ObjectId
  readonly text: string
  /** The message in the chat with the bot: an edit of it corrects the line. */
  readonly messageId?: number
  readonly choices: LineChoices
  /** When it was typed: “tomorrow” is relative to it. */
  readonly at: Date
}

const schema = new Schema<TypedLineRecord>(
  {
    memberId: { type: Schema.Types.ObjectId, required: true },
    text: { type: String, required: true },
    messageId: Number,
    choices: { type: Schema.Types.Mixed, required: true, default: {} },
    at: { type: Date, required: true },
  },
  { collection: 'typedLines', versionKey: false, autoIndex: false, autoCreate: false, minimize: false },
)
schema.plugin(tenantPlugin)

export function defineTypedLineModel(connection: Connection): Model<TypedLineRecord> {
  return connection.model<TypedLineRecord>('TypedLine', schema)
}
