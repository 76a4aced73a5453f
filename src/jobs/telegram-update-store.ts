/** Stores incoming updates as queue items. */
import { MongoBulkWriteError } from 'mongodb'
import type { Collection } from 'mongodb'

import type { TelegramUpdateRecord } from '../models/telegram-update.ts'
import { createGathered } from '../services/core/gathered.ts'
import type { UpdateSeal } from './update-seal.ts'

type Outcome = 'stored' | 'held' | 'duplicate'

export type TelegramUpdateStore = {
  /**
   * Stores records in their order, each either ready or as its first claim leaves it. 'held': the lane of a claimed one is
   * held, and it is stored as ready instead. Requests that come in while records are being stored share the next write.
   */
  readonly insert: (records: readonly TelegramUpdateRecord[]) => Promise<readonly Outcome[]>
  /** Ends the leases of claimed records that may have been stored although `insert` threw. */
  readonly abandon: (records: readonly TelegramUpdateRecord[]) => Promise<void>
}

const DUPLICATE_KEY = 11_000
const MAJORITY = { writeConcern: { w: 'majority' } } as const

export type TelegramUpdateStoreDeps = {
  readonly collection: Collection<TelegramUpdateRecord>
  readonly seal: UpdateSeal['seal']
}

export function createTelegramUpdateStore({ collection, seal }: TelegramUpdateStoreDeps): TelegramUpdateStore {
  /** One ordered write, so that a lane's items become visible in order. Stops at the first that is refused. */
  async function insertFrom(records: readonly TelegramUpdateRecord[]): Promise<number> {
    try {
      await collection.insertMany([...records], { ordered: true, ...MAJORITY })
      return records.length
    } catch (error) {
      if (error instanceof MongoBulkWriteError && error.code === DUPLICATE_KEY) return error.insertedCount
      throw error
    }
  }

  async function insertAll(records: readonly TelegramUpdateRecord[]): Promise<readonly Outcome[]> {
    const left = records.map(seal)
    const outcomes: Outcome[] = []
    let asReady = false
    while (left.length > 0) {
      const stored = await insertFrom(left)
      for (const _record of left.splice(0, stored)) {
        outcomes.push(asReady ? 'held' : 'stored')
        asReady = false
      }
      const [refused] = left
      if (refused === undefined) break
      // Either its lane is held or it is stored already. Which one, shows when it is stored without the lane.
      asReady = refused.status === 'running'
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
