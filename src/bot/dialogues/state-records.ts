/** Reads and writes the records of dialogues, in operations that chats share if they are active at the same time. */
import type { AnyBulkWriteOperation, Model, UpdateQuery } from 'mongoose'

import type { ConversationStateRecord } from '../../models/conversation-state.ts'
import { createGathered } from '../../services/core/gathered.ts'

type StateWrite = {
  readonly key: string
  /** The update that had written the state when it was read; null if there was none. */
  readonly readUpdateKey: string | null
  readonly update: UpdateQuery<ConversationStateRecord>
}

export type StateRecords = {
  readonly read: (key: string) => Promise<ConversationStateRecord | null>
  /** @returns false if another worker has written the state since it was read: then nothing is changed */
  readonly write: (write: StateWrite) => Promise<boolean>
}

const DUPLICATE_KEY = 11_000

export function createStateRecords(states: Model<ConversationStateRecord>): StateRecords {
  async function readAll(keys: readonly string[]): Promise<readonly (ConversationStateRecord | null)[]> {
    const found = await states.find({ _id: { $in: [...keys] } }).lean<ConversationStateRecord[]>()
    const byKey = new Map(found.map((record) => [record._id, record]))
    return keys.map((key) => byKey.get(key) ?? null)
  }

  /** A state that somebody else has written does not match its filter, so that the upsert meets the other record's key. */
  async function writeAll(writes: readonly StateWrite[]): Promise<readonly boolean[]> {
    const operations = writes.map(({ key, readUpdateKey, update }) => ({
      updateOne: { filter: { _id: key, updateKey: readUpdateKey }, update, upsert: true },
    }))
    const refused = await states
      .bulkWrite(operations as AnyBulkWriteOperation<ConversationStateRecord>[], { ordered: false })
      .then(() => new Set<number>(), refusedOf)
    return writes.map((_, index) => !refused.has(index))
  }

  return { read: createGathered(readAll), write: createGathered(writeAll) }
}

/** The part of the driver's error that says which writes failed. */
type WriteFailures = { readonly writeErrors?: readonly { readonly index: number; readonly code: number }[] }

/** @throws the error itself unless all that failed is that records exist already */
function refusedOf(error: unknown): Set<number> {
  const { writeErrors = [] } = Object(error) as WriteFailures
  const isAll = writeErrors.length > 0 && writeErrors.every(({ code }) => code === DUPLICATE_KEY)
  if (!isAll) throw error
  return new Set(writeErrors.map(({ index }) => index))
}
