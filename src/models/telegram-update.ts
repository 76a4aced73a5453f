/**
 * An update from Telegram, stored before it is acknowledged and processed in its chat's lane. Updates belong to the bot
 * and not to a workspace, so they carry no `workspaceId`.
 */
import { Schema } from 'mongoose'
import type { Connection, Model } from 'mongoose'

import { queueIndexes, queueItemPaths } from './queue-item.ts'
import type { IndexDefinition, QueueItem } from './queue-item.ts'

/** `_id` is `<bot id>:<update id>`, `seq` the update id, `payload` the update as it came. */
export type TelegramUpdateRecord = QueueItem<string>

/** An update on its way into the store. */
export type IncomingUpdate = {
  /** `<bot id>:<update id>`, by which a repeated delivery is recognised. */
  readonly id: string
  readonly botId: number
  readonly updateId: number
  readonly lane: string
  readonly update: Readonly<Record<string, unknown>>
  readonly receivedAt: Date
}

export const TELEGRAM_UPDATES_COLLECTION = 'telegramUpdates'

/**
 * The kind includes the bot's id, so that one bot's unfinished updates are never passed to another bot that later runs
 * on the same database.
 */
export function telegramUpdateKind(botId: number): string {
  return `telegram.update:${botId}`
}

const KEEP_DONE_UPDATES_DAYS = 7

export const telegramUpdateIndexes: readonly IndexDefinition[] = queueIndexes(KEEP_DONE_UPDATES_DAYS)

export function defineTelegramUpdateModel(connection: Connection): Model<TelegramUpdateRecord> {
  const schema = new Schema<TelegramUpdateRecord>(
    { ...queueItemPaths, _id: { type: String, required: true } },
    {
      collection: TELEGRAM_UPDATES_COLLECTION,
      autoIndex: false,
      autoCreate: false,
      versionKey: false,
      minimize: false,
    },
  )
  for (const { key, options } of telegramUpdateIndexes) schema.index({ ...key }, options)
  return connection.model<TelegramUpdateRecord>('TelegramUpdate', schema)
}
