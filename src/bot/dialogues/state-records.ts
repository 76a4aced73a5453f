/** Reads and writes the records of dialogues, in operations that chats share if they are active at the same time. */
import type { AnyBulkWriteOperation, Model, UpdateQuery } from 'mongoose'

import type { ConversationStateRecord } from '../../models/conversation-state.ts'
import { createGathered } from '../../services/core/gathered.ts'
import { marksOnlyIn } from './aside.ts'
import type { AsideDialogue } from './dialogue-state.ts'

type StateWrite = {
  readonly key: string
  /** The update that had written the state when it was read; null if there was none. */
  readonly readUpdateKey: string | null
  readonly update: UpdateQuery<ConversationStateRecord>
}

type AsideDialogues = readonly AsideDialogue[]

/** What waits aside, as it is stored and as it is to be. */
type AsideChange = { readonly before: AsideDialogues; readonly aside: AsideDialogues }

type StateChange = Pick<StateWrite, 'key' | 'readUpdateKey'> &
  AsideChange & { readonly set: Partial<ConversationStateRecord> }

export type StateRecords = {
  readonly read: (key: string) => Promise<ConversationStateRecord | null>
  /** @returns false if another worker has written the state since it was read: then nothing is changed */
  readonly write: (change: StateChange) => Promise<boolean>
  /** Ends the open dialogue, whoever has written since. @returns what waits aside, as it is stored then */
  readonly close: (key: string, change: AsideChange) => Promise<AsideDialogues>
  /** @returns what the dialogues aside hold, by their marks; those that are gone are missing */
  readonly readAside: (key: string, marks: readonly string[]) => Promise<ReadonlyMap<string, string>>
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

  const writeState = createGathered(writeAll)

  // A new one is in a record of its own before the list names it, and a record goes only when the list no longer does: a process
  // that dies in between loses no dialogue.

  /** @returns the list as it is to be stored */
  async function keepAdded(key: string, aside: AsideDialogues): Promise<AsideDialogues> {
    const added = aside.flatMap(({ mark, json, workspaceId }) =>
      json === undefined ? [] : [{ filter: { _id: asideIdOf(key, mark) }, update: { $set: { json, workspaceId } } }],
    )
    if (added.length > 0) await states.bulkWrite(added.map((one) => ({ updateOne: { ...one, upsert: true } })))
    return aside.map(({ mark, workspaceId, isEmpty, interruptedAt }) => ({ mark, workspaceId, isEmpty, interruptedAt }))
  }

  async function dropLeft(key: string, { before, aside }: AsideChange): Promise<void> {
    const marks = marksOnlyIn(before, aside)
    if (marks.length > 0) await states.deleteMany({ _id: { $in: marks.map((mark) => asideIdOf(key, mark)) } })
  }

  return {
    read: createGathered(readAll),

    async write({ set, before, aside, ...state }) {
      // Most updates change none of those aside: the list is not written again.
      if (aside === before) return writeState({ ...state, update: { $set: set } })
      const listed = await keepAdded(state.key, aside)
      const written = await writeState({ ...state, update: { $set: { ...set, aside: listed } } })
      if (written) await dropLeft(state.key, { before, aside })
      return written
    },

    async close(key, change) {
      const aside = await keepAdded(key, change.aside)
      await states.updateOne({ _id: key }, { $set: { json: null, aside } })
      await dropLeft(key, change)
      return aside
    },

    async readAside(key, marks) {
      if (marks.length === 0) return new Map()
      const markOf = new Map(marks.map((mark) => [asideIdOf(key, mark), mark]))
      const found = await states.find({ _id: { $in: [...markOf.keys()] } }, { json: 1 }).lean()
      return new Map(found.flatMap(({ _id, json }) => (json === null ? [] : [[markOf.get(_id) ?? '', json]])))
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
