/** Updates as they are kept once they are done: without what people wrote. */
import type { Connection } from 'mongoose'

import { TELEGRAM_UPDATES_COLLECTION, type TelegramUpdateRecord } from '../../src/models/telegram-update.ts'

const BOT_ID = 7_000_000_001
const CHATS = 100

export async function storeDoneUpdates(connection: Connection, count: number): Promise<void> {
  const now = new Date()
  const updates = Array.from({ length: count }, (_, n): TelegramUpdateRecord => {
    const id = 100_000_000 + n
    return {
      _id: `${BOT_ID}:${id}`,
      kind: `telegram.update:${BOT_ID}`,
      payload: {},
      lane: `chat:${500_000_000 + (n % CHATS)}`,
      seq: id,
      runAt: new Date(0),
      status: 'done',
      attempts: 1,
      abandoned: 0,
      fence: 1,
      createdAt: now,
      doneAt: now,
    }
  })
  await connection.collection<TelegramUpdateRecord>(TELEGRAM_UPDATES_COLLECTION).insertMany(updates)
}
