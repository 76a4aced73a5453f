/** Stores incoming updates as queue items. Implements the bot's `UpdateStore` port. */
import { MongoBulkWriteError } from 'mongodb'
import type { Collection } from 'mongodb'

import { telegramUpdateKind } from '../models/telegram-update.ts'
import type { TelegramUpdateRecord } from '../models/telegram-update.ts'

type IncomingUpdate = {
  readonly id: string
  readonly botId: number
  readonly updateId: number
  readonly lane: string
  readonly update: Readonly<Record<string, unknown>>
  readonly receivedAt: Date
}

export type TelegramUpdateStore = {
  readonly insert: (updates: readonly IncomingUpdate[]) => Promise<readonly ('stored' | 'duplicate')[]>
}

const DUPLICATE_KEY = 11_000

/**
 * Not the arrival time: an update received by a process with a fast clock would not be due yet for another process,
 * which would then process the lane's next update first.
 */
const ALWAYS_DUE = new Date(0)

export function createTelegramUpdateStore(collection: Collection<TelegramUpdateRecord>): TelegramUpdateStore {
  /** One ordered write, so that a lane's items become visible in order. Stops at the first duplicate. */
  async function insertFrom(records: readonly TelegramUpdateRecord[]): Promise<number> {
    try {
      await collection.insertMany([...records], { ordered: true, writeConcern: { w: 'majority' } })
      return records.length
    } catch (error) {
      if (error instanceof MongoBulkWriteError && error.code === DUPLICATE_KEY) return error.insertedCount
      throw error
    }
  }

  return {
    insert: async (updates) => {
      const records = updates.map(toRecord)
      const outcomes: ('stored' | 'duplicate')[] = []
      while (outcomes.length < records.length) {
        const stored = await insertFrom(records.slice(outcomes.length))
        for (let count = 0; count < stored; count += 1) outcomes.push('stored')
        if (outcomes.length < records.length) outcomes.push('duplicate')
      }
      return outcomes
    },
  }
}

function toRecord({ id, botId, updateId, lane, update, receivedAt }: IncomingUpdate): TelegramUpdateRecord {
  return {
    _id: id,
    kind: telegramUpdateKind(botId),
    payload: update,
    lane,
    seq: updateId,
    runAt: ALWAYS_DUE,
    status: 'ready',
    attempts: 0,
    abandoned: 0,
    fence: 0,
    createdAt: receivedAt,
  }
}
