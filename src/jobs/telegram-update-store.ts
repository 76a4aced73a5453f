/** Stores incoming updates as queue items. */
import { BSON, MongoBulkWriteError } from 'mongodb'
import type { Collection } from 'mongodb'

import { type Logger, silentLogger } from '../logger.ts'
import type { TelegramUpdateRecord } from '../models/telegram-update.ts'
import { createGathered } from '../services/core/gathered.ts'
import type { UpdateSeal } from './update-seal.ts'

type Outcome = 'stored' | 'held' | 'duplicate'

export type TelegramUpdateStore = {
  /**
   * Stores records in their order, each either ready or as its first claim leaves it. 'held': the lane of a claimed one is
   * held, and it is stored as ready instead. Requests that come in while records are being stored share the next write. A
   * record that no database could store is logged and counts as a duplicate: there is nothing to process, and no use in
   * repeating it.
   */
  readonly insert: (records: readonly TelegramUpdateRecord[]) => Promise<readonly Outcome[]>
  /** Ends the leases of claimed records that may have been stored although `insert` threw. */
  readonly abandon: (records: readonly TelegramUpdateRecord[]) => Promise<void>
}

const DUPLICATE_KEY = 11_000
const MAJORITY = { writeConcern: { w: 'majority' } } as const

/** How many were stored, and why the next one was not. */
type Written = { readonly stored: number; readonly refused: 'duplicate' | 'unstorable' | null }

/** Server errors about the document itself: nested too deeply, not BSON, names of fields, too large. */
const UNSTORABLE = new Set([15, 22, 52, 56, 57, 10_334, 17_419, 17_420])

export type TelegramUpdateStoreDeps = {
  readonly collection: Collection<TelegramUpdateRecord>
  readonly seal: UpdateSeal['seal']
  readonly log?: Logger
}

export function createTelegramUpdateStore(deps: TelegramUpdateStoreDeps): TelegramUpdateStore {
  const { collection, seal, log = silentLogger } = deps

  /** One ordered write, so that a lane's items become visible in order. Stops at the first that is refused. */
  async function insertFrom(records: readonly TelegramUpdateRecord[]): Promise<Written> {
    try {
      await collection.insertMany([...records], { ordered: true, ...MAJORITY })
      return { stored: records.length, refused: null }
    } catch (error) {
      if (error instanceof MongoBulkWriteError && error.code === DUPLICATE_KEY) {
        return { stored: error.insertedCount, refused: 'duplicate' }
      }
      return insertBefore(error, records)
    }
  }

  /** Stores what is before the record that the error is about. @throws the error, if it is about something else */
  async function insertBefore(error: unknown, records: readonly TelegramUpdateRecord[]): Promise<Written> {
    const onServer = error instanceof MongoBulkWriteError
    if (onServer && !UNSTORABLE.has(Number(error.code))) throw error
    const culprit = onServer ? error.insertedCount : records.findIndex(cannotBeWritten)
    if (culprit === -1) throw error
    log.error({ updateId: records[culprit]?.seq, error }, 'Dropped an update that cannot be stored')
    const before = onServer || culprit === 0 ? null : await insertFrom(records.slice(0, culprit))
    return before?.refused ? before : { stored: culprit, refused: 'unstorable' }
  }

  async function insertAll(records: readonly TelegramUpdateRecord[]): Promise<readonly Outcome[]> {
    const left = records.map(seal)
    const outcomes: Outcome[] = []
    let asReady = false
    while (left.length > 0) {
      const written = await insertFrom(left)
      for (const _record of left.splice(0, written.stored)) {
        outcomes.push(asReady ? 'held' : 'stored')
        asReady = false
      }
      const [refused] = left
      if (refused === undefined) break
      // Either its lane is held or it is stored already. Which one, shows when it is stored without the lane.
      asReady = written.refused === 'duplicate' && refused.status === 'running'
      if (asReady) left[0] = unclaimed(refused)
      else {
        left.shift()
        outcomes.push('duplicate')
      }
    }
    return outcomes
  }

  return {
    insert: createGathered<readonly TelegramUpdateRecord[], readonly Outcome[]>(async (requests) => {
      const outcomes = [...(await insertAll(requests.flat()))]
      return requests.map(({ length }) => outcomes.splice(0, length))
    }),

    abandon: async (records) => {
      // Another process may have stored the same update as its own since: the end of the lease tells.
      const ours = records.map(({ _id, leaseUntil }) => ({ _id, leaseUntil }))
      const filter = { status: 'running', fence: 1, $or: ours } as const
      await collection.updateMany(filter as object, { $set: { leaseUntil: new Date(0) } }, MAJORITY)
    },
  }
}

function unclaimed({
  leaseUntil: _leaseUntil,
  activeLane: _activeLane,
  ...record
}: TelegramUpdateRecord): TelegramUpdateRecord {
  return { ...record, status: 'ready', attempts: 0, fence: 0 }
}

const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

function cannotBeWritten(record: TelegramUpdateRecord): boolean {
  try {
    return BSON.serialize(record).byteLength > MAX_DOCUMENT_BYTES
  } catch {
    return true
  }
}
