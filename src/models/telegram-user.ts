/** A Telegram user who has talked to the bot, whatever workspaces they are in. Belongs to no workspace. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { LOCALES, type Locale } from '../locale.ts'

export type TelegramUserRecord = {
  /** Telegram's user id. */
  readonly _id: number
  readonly chatId: number
  readonly activeWorkspaceId?: Types.ObjectId
  /** Chosen by the person; before that, Telegram's language_code decides. */
  readonly locale?: Locale
  /** When Telegram told us that the person blocked the bot: nothing is sent until they write again. */
  readonly blockedBotAt?: Date
}

const schema = new Schema<TelegramUserRecord>(
  {
    _id: { type: Number, required: true },
    chatId: { type: Number, required: true },
    activeWorkspaceId: Schema.Types.ObjectId,
    locale: { type: String, enum: LOCALES },
    blockedBotAt: Date,
  },
  { collection: 'telegramUsers', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)

export function defineTelegramUserModel(connection: Connection): Model<TelegramUserRecord> {
  return connection.model<TelegramUserRecord>('TelegramUser', schema)
}
