/** Processes batches one item at a time: claim, handle, record. Remembers which lanes to skip for a while. */
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { QueueItem } from '../models/queue-item.ts'
import type { HeldLanes } from './held-lanes.ts'
import type { Batch } from './lane-batches.ts'
import type { LeaseKeeper } from './lease-keeper.ts'
import type { QueueHandler } from './queue-handler.ts'
import type { QueueStore } from './queue-store.ts'
import { onceStored, type StoredItem } from './stored-item.ts'
import { workItem } from './work-item.ts'

export type BatchWorkerDeps<Item extends QueueItem> = {
  readonly store: QueueStore<Item>
  readonly handlers: Readonly<Record<string, QueueHandler>>
  readonly clock: Clock
  readonly random: () => number
  readonly log: Logger
  readonly leaseMs: number
  readonly maxAbandoned: number
  readonly monotonicMs: () => number
  readonly persist: <T>(write: () => Promise<T>) => Promise<T | undefined>
  readonly onLease: (lease: LeaseKeeper) => () => void
  readonly held: HeldLanes
  /** Collects kinds that have no handler here. */
  readonly unknownKinds: Set<string>
  readonly isStopping: () => boolean
  /** Called when an item will be retried after this many milliseconds. */
  readonly onRetry: (inMs: number) => void
  readonly observe?: ObserveItem
}

/** Called for each item that this process finished or will retry. */
export type ObserveItem = (item: {
  readonly kind: string
  readonly outcome: 'done' | 'retry' | 'dead'
  readonly seconds: number
}) => void

/** After this many items of one lane, a worker gives other lanes a turn. */
const LANE_TURN = 16

const HOLD_MS = { heldElsewhere: 500, unknownKind: 30_000, longest: 5_000 } as const

export type BatchWorker<Item extends QueueItem> = {
  /**
   * Processes listed items and returns whether their lane may have more to do immediately. It throws what the database
   * throws during a claim; later failures are handled inside.
   */
  readonly workBatch: (batch: Batch<Item>) => Promise<boolean>
  /** Processes an item that this process stored as its own. */
  readonly workStored: (stored: StoredItem<Item>) => Promise<void>
}

export function createBatchWorker<Item extends QueueItem>(deps: BatchWorkerDeps<Item>): BatchWorker<Item> {
  const { store, handlers, log, held, unknownKinds, isStopping, persist } = deps

  function leaveUnknown(item: Item): void {
    if (!unknownKinds.has(item.kind))
      log.warn({ kind: item.kind }, 'Queued items of an unknown kind are left for a process that knows it')
    unknownKinds.add(item.kind)
    if (item.lane !== null) held.hold(item.lane, HOLD_MS.unknownKind)
  }

  function handlerOf({ kind }: Item): QueueHandler | undefined {
    return Object.hasOwn(handlers, kind) ? handlers[kind] : undefined
  }

  /** Runs the handler of a claimed item. @returns whether the item is done or dead */
  async function work(handler: QueueHandler, item: Item, itsStore = store): Promise<'done' | 'dead' | 'unfinished'> {
    const began = deps.monotonicMs()
    const outcome = await workItem({ ...deps, store: itsStore }, handler, item)
    const observed = typeof outcome === 'object' ? 'retry' : outcome
    if (observed === 'done' || observed === 'dead' || observed === 'retry') {
      deps.observe?.({ kind: item.kind, outcome: observed, seconds: (deps.monotonicMs() - began) / 1000 })
    }
    if (typeof outcome === 'object') {
      if (item.lane !== null) held.hold(item.lane, Math.min(outcome.retryInMs, HOLD_MS.longest))
      deps.onRetry(outcome.retryInMs)
    }
    return outcome === 'done' || outcome === 'dead' ? outcome : 'unfinished'
  }

  /**
   * Whether an item that was taken over must not go first: the process that stored it may have died before it could see that
   * an earlier one is waiting.
   */
  async function stepsBack(before: Item, claimed: Item): Promise<boolean> {
    if (before.status !== 'running' || claimed.lane === null) return false
    const isLater = await persist(async () => (await store.lanesWithEarlier([claimed])).size > 0)
    return isLater === true && (await persist(() => store.stepBack(claimed))) === true
  }

  /** @returns 'skip': this worker may not continue in the lane; 'list': the lane's order must be listed again. */
  async function workNext(item: Item): Promise<'next' | 'skip' | 'list'> {
    const handler = handlerOf(item)
    if (handler === undefined) {
      leaveUnknown(item)
      return 'skip'
    }
    const claim = await store.claim(item)
    if ('refused' in claim) {
      if (claim.refused === 'held' && item.lane !== null) held.hold(item.lane, HOLD_MS.heldElsewhere)
      return 'skip'
    }
    if (isStopping()) {
      await persist(() => store.release(claim.claimed))
      return 'skip'
    }
    if (await stepsBack(item, claim.claimed)) return 'list'
    return (await work(handler, claim.claimed)) === 'unfinished' ? 'skip' : 'next'
  }

  return {
    async workBatch(batch) {
      for (const item of batch.slice(0, LANE_TURN)) {
        const then = isStopping() ? 'skip' : await workNext(item)
        if (then !== 'next') return then === 'list'
      }
      return batch.length > LANE_TURN
    },

    async workStored({ item, early, ours, ended }) {
      const handler = handlerOf(item)
      const itsStore = onceStored(store, ours)
      if (!early && !(await ours)) return
      if (handler === undefined || isStopping()) {
        await persist(() => itsStore.release(item))
        return
      }
      const waited = deps.clock.now().getTime() + deps.leaseMs - (item.leaseUntil?.getTime() ?? 0)
      if (waited > deps.leaseMs / 3 && (await persist(() => itsStore.renew(item))) !== true) return ended(false)
      ended((await work(handler, item, itsStore)) === 'done')
    },
  }
}
