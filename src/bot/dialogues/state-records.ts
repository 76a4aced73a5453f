/** Reads and writes the records of dialogues, in operations that chats share if they are active at the same time. */
import type { AnyBulkWriteOperation, Model, UpdateQuery } from 'mongoose'

import type { ConversationStateRecord } from '../../models/conversation-state.ts'
import { createGathered } from '../../services/core/gathered.ts'
import type { AsideDialogue } from './dialogue-state.ts'

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
  /** Ends the open dialogue, whoever has written since. */
  readonly close: (key: string, aside: readonly AsideDialogue[]) => Promise<void>
  /** @returns what the dialogues aside hold, by their marks; those that are gone are missing */
  readonly readAside: (key: string, marks: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /**
   * Writes what is new aside into records of its own: to be done before the list that names them is written.
   *
   * @returns the list as it is stored
   */
  readonly keepAside: (key: string, aside: readonly AsideDialogue[]) => Promise<readonly AsideDialogue[]>
  /** To be done after the list that named them is written. */
  readonly dropAside: (key: string, marks: readonly string[]) => Promise<void>
}

const DUPLICATE_KEY = 11_000

const asideIdOf = (key: string, mark: string): string => `${key}/${mark}`

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

  return {
    read: createGathered(readAll),
    write: createGathered(writeAll),

    async close(key, aside) {
      await states.updateOne({ _id: key }, { $set: { json: null, aside } })
    },

    async readAside(key, marks) {
      if (marks.length === 0) return new Map()
      const markOf = new Map(marks.map((mark) => [asideIdOf(key, mark), mark]))
      const found = await states.find({ _id: { $in: [...markOf.keys()] } }, { json: 1 }).lean()
      return new Map(found.flatMap(({ _id, json }) => (json === null ? [] : [[markOf.get(_id) ?? '', json]])))
    },

    async keepAside(key, aside) {
      const operations = aside.flatMap(({ mark, json, workspaceId }) => {
        const update = { $set: { json, workspaceId } }
        return json === undefined
          ? []
          : [{ updateOne: { filter: { _id: asideIdOf(key, mark) }, update, upsert: true } }]
      })
      if (operations.length > 0) await states.bulkWrite(operations)
      return aside.map(({ mark, workspaceId, isEmpty, interruptedAt }) => ({
        mark,
        workspaceId,
        isEmpty,
        interruptedAt,
      }))
    },

    async dropAside(key, marks) {
      if (marks.length > 0) await states.deleteMany({ _id: { $in: marks.map((mark) => asideIdOf(key, mark)) } })
    },
  }
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
