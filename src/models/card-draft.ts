/** Contact cards that a member has shared and not saved yet. It is removed when they are saved. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import type { ShownMessage } from './note-draft.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export type DraftCard = {
  /** In its chat. */
  readonly messageId: number
  /** As if typed, by the name of a contact's field. */
  readonly typed: Readonly<Record<string, string>>
  /** What the card says and no field holds: it goes into a note. */
  readonly note: string
  /** The person's Telegram account, if Telegram told it. */
  readonly telegramUserId: number | null
  /** Contacts that it may duplicate, as of when it was shared. */
  readonly duplicates: readonly { readonly id: Types.ObjectId; readonly name: string; readonly reason: string }[]
}

export type CardDraftRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly memberId: Types.ObjectId
  readonly cards: readonly DraftCard[]
  /** When the latest card was sent, by Telegram's clock. */
  readonly lastAt: Date
  readonly shownIn: ShownMessage | null
  readonly at: Date
}

const schema = new Schema<CardDraftRecord>(
  {
    memberId: { type: Schema.Types.ObjectId, required: true },
    cards: { type: [Schema.Types.Mixed], default: [] },
    lastAt: { type: Date, required: true },
    shownIn: { type: Schema.Types.Mixed, default: null },
    at: { type: Date, required: true },
  },
  { collection: 'cardDrafts', versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineCardDraftModel(connection: Connection): Model<CardDraftRecord> {
  return connection.model<CardDraftRecord>('CardDraft', schema)
}
