/**
 * The queue's operations on its collection. Each is one database operation and leaves the item in a valid state, so a
 * process may vanish between any two of them. Completions of several items are written together.
 *
 * Two mechanisms together keep a lane in order. `listReady` returns items in the order of `seq`, so the first item of a
 * lane is the earliest that was never claimed or may be claimed again. From its first claim until it is done or dead,
 * an item holds its lane through the unique index on `activeLane`. While an earlier item runs, waits for a retry or was
 * left behind by a dead process, the database itself therefore refuses the claim of a later one.
 */
import { MongoServerError } from 'mongodb'
import type { AnyBulkWriteOperation, Collection, Document, Filter } from 'mongodb'

import type { Clock } from '../clock.ts'
import type { QueueItem, QueueItemError } from '../models/queue-item.ts'
import { createGathered } from '../services/core/gathered.ts'

/**
 * held: another item of the lane is claimed. gone: the item has changed since it was listed, or was contended; list
 * again.
 */
export type ClaimResult<Item> = { readonly claimed: Item } | { readonly refused: 'held' | 'gone' }

export type ListOptions = {
  readonly limit: number
  readonly exceptLanes?: readonly string[]
  /** Kinds to leave out when they have no lane. In a lane they are listed, because they keep their place in it. */
  readonly exceptKinds?: readonly string[]
}

export type QueueStore<Item extends QueueItem> = {
  readonly listReady: (options: ListOptions) => Promise<Item[]>
  /** Running items whose lease has expired. */
  readonly listAbandoned: (limit: number) => Promise<Item[]>
  readonly claim: (item: Item) => Promise<ClaimResult<Item>>
  /**
   * This and the following methods take a claimed item; false: a later claim replaced this one and nothing was changed.
   */
  readonly complete: (item: Item) => Promise<boolean>
  readonly retryAt: (item: Item, runAt: Date, error: QueueItemError) => Promise<boolean>
  /** Like `retryAt`, but the claim does not count as an attempt. */
  readonly waitUntil: (item: Item, runAt: Date, error: QueueItemError) => Promise<boolean>
  readonly bury: (item: Item, error: QueueItemError) => Promise<boolean>
  readonly renew: (item: Item) => Promise<boolean>
  /** Releases an item that was claimed but not started; the claim does not count as an attempt. */
  readonly release: (item: Item) => Promise<boolean>
  /** Like `release`, but gives up the lane, too: an earlier item is to go first. */
  readonly stepBack: (item: Item) => Promise<boolean>
  /** Of the items' lanes, those in which an earlier item is ready that does not hold the lane. */
  readonly lanesWithEarlier: (items: readonly Item[]) => Promise<ReadonlySet<string>>
}

export type QueueStoreDeps<Item extends QueueItem> = {
  readonly collection: Collection<Item>
  readonly clock: Clock
  /** How long a claim lasts without being renewed, in milliseconds. */
  readonly leaseMs: number
  /** The highest `seq` that can be due now; by default every `seq` is considered. */
  readonly highestDueSeq?: (now: Date) => number
  /** Whether to drop a payload once its item is done: the id alone still identifies a repeat. */
  readonly forget?: boolean
}

const DUPLICATE_KEY = 11_000
const WRITE_CONFLICT = 112

/** If a failover rolled a claim back, two processes could get the same fence; a majority write is never rolled back. */
const MAJORITY = { writeConcern: { w: 'majority' } } as const

/**
 * Reads the whole list at one point in time: a scan that yields could see a later item of a lane and miss an earlier
 * one.
 */
const ONE_MOMENT = { readConcern: { level: 'snapshot' } } as const

const IN_ORDER = { seq: 1, _id: 1 } as const

export function createQueueStore<Item extends QueueItem>(deps: QueueStoreDeps<Item>): QueueStore<Item> {
  const { collection, clock, leaseMs, highestDueSeq, forget = false } = deps

  // The driver's Filter type cannot be resolved for a type parameter; the casts contain the workaround.
  const find = (filter: Document, limit: number): Promise<Item[]> =>
    collection.find<Item>(filter as Filter<Item>, { ...ONE_MOMENT, sort: IN_ORDER, limit }).toArray()
  const update = async (filter: Document, change: object): Promise<boolean> =>
    (await collection.updateOne(filter as Filter<Item>, change, MAJORITY)).matchedCount === 1

  const leaseEnd = (): Date => new Date(clock.now().getTime() + leaseMs)
  const claimOf = (item: Item): Document => ({ _id: item._id, status: 'running', fence: item.fence })

  async function completeAll(items: readonly Item[]): Promise<readonly boolean[]> {
    const change: object = {
      $set: { status: 'done', doneAt: clock.now(), ...(forget && { payload: {} }) },
      $unset: { activeLane: '', leaseUntil: '', lastError: '' },
    }
    const writes: unknown = items.map((item) => ({ updateOne: { filter: claimOf(item), update: change } }))
    const options = { ...MAJORITY, ordered: false }
    const written = await collection.bulkWrite(writes as AnyBulkWriteOperation<Item>[], options)
    if (written.matchedCount === items.length) return items.map(() => true)
    // Some claims were lost, or an earlier attempt was written although its answer was not received: the fence tells.
    const done = { $or: items.map(({ _id, fence }) => ({ _id, fence, status: 'done' })) }
    const ours = new Set((await find(done, items.length)).map(({ _id }) => String(_id)))
    return items.map(({ _id }) => ours.has(String(_id)))
  }

  async function lanesWithEarlier(requests: readonly (readonly Item[])[]): Promise<readonly ReadonlySet<string>[]> {
    const items = requests.flat()
    const highest = Math.max(...items.map(({ seq }) => seq))
    const filter = { status: 'ready', seq: { $lt: highest }, lane: { $in: items.map(({ lane }) => lane) } } as Document
    const options = { ...ONE_MOMENT, projection: { lane: 1, seq: 1 } }
    const waiting = await collection.find<Pick<Item, 'lane' | 'seq'>>(filter as Filter<Item>, options).toArray()
    const isBehind = (item: Item): boolean => waiting.some(({ lane, seq }) => lane === item.lane && seq < item.seq)
    return requests.map((own) => new Set(own.filter(isBehind).flatMap(({ lane }) => (lane === null ? [] : [lane]))))
  }

  return {
    listReady: ({ limit, exceptLanes = [], exceptKinds = [] }) => {
      const now = clock.now()
      return find(
        {
          status: 'ready',
          ...(highestDueSeq === undefined ? {} : { seq: { $lte: highestDueSeq(now) } }),
          runAt: { $lte: now },
          ...(exceptLanes.length === 0 ? {} : { lane: { $nin: exceptLanes } }),
          ...(exceptKinds.length === 0
            ? {}
            : { $or: [{ lane: { $type: 'string' } }, { kind: { $nin: exceptKinds } }] }),
        },
        limit,
      )
    },

    listAbandoned: (limit) => find({ status: 'running', leaseUntil: { $lt: clock.now() } }, limit),

    claim: async (item) => {
      const leaseUntil = leaseEnd()
      const abandoned = item.status === 'running' ? 1 : 0
      const asListed =
        item.status === 'running'
          ? { _id: item._id, status: 'running' as const, fence: item.fence, leaseUntil: { $lt: clock.now() } }
          : { _id: item._id, status: 'ready' as const, fence: item.fence }
      const held = item.lane === null ? {} : { activeLane: item.lane }
      try {
        const claimed = await update(asListed, {
          $set: { status: 'running', leaseUntil, ...held },
          $inc: { fence: 1, attempts: 1, abandoned },
        })
        if (!claimed) return { refused: 'gone' }
      } catch (error) {
        if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return { refused: 'held' }
        if (error instanceof MongoServerError && error.code === WRITE_CONFLICT) return { refused: 'gone' }
        throw error
      }
      return {
        claimed: {
          ...item,
          ...held,
          status: 'running',
          leaseUntil,
          fence: item.fence + 1,
          attempts: item.attempts + 1,
          abandoned: item.abandoned + abandoned,
        },
      }
    },

    complete: createGathered(completeAll),

    retryAt: (item, runAt, error) =>
      update(claimOf(item), { $set: { status: 'ready', runAt, lastError: error }, $unset: { leaseUntil: '' } }),

    waitUntil: (item, runAt, error) =>
      update(claimOf(item), {
        $set: { status: 'ready', runAt, lastError: error },
        $inc: { attempts: -1 },
        $unset: { leaseUntil: '' },
      }),

    bury: (item, error) =>
      update(claimOf(item), { $set: { status: 'dead', lastError: error }, $unset: { activeLane: '', leaseUntil: '' } }),

    renew: (item) => update(claimOf(item), { $set: { leaseUntil: leaseEnd() } }),

    // The lane stays held: otherwise a later item, listed while this one was running, could be claimed before it.
    release: (item) =>
      update(claimOf(item), { $set: { status: 'ready' }, $inc: { attempts: -1 }, $unset: { leaseUntil: '' } }),

    stepBack: (item) =>
      update(claimOf(item), {
        $set: { status: 'ready' },
        $inc: { attempts: -1 },
        $unset: { activeLane: '', leaseUntil: '' },
      }),

    lanesWithEarlier: createGathered(lanesWithEarlier),
  }
}
