/** Processes batches one item at a time: claim, handle, record. Remembers which lanes to leave alone for a while. */
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { QueueItem } from '../models/queue-item.ts'
import type { HeldLanes } from './held-lanes.ts'
import type { Batch } from './lane-batches.ts'
import type { LeaseKeeper } from './lease-keeper.ts'
import type { QueueHandler } from './queue-handler.ts'
import type { QueueStore } from './queue-store.ts'
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

/**
 * @returns a function that processes a batch and returns whether its lane may have more to do immediately. It throws
 * what the database throws during a claim; later failures are handled inside.
 */
export function createBatchWorker<Item extends QueueItem>(
  deps: BatchWorkerDeps<Item>,
): (batch: Batch<Item>) => Promise<boolean> {
  const { store, handlers, log, held, unknownKinds, isStopping, persist } = deps

  function leaveUnknown(item: Item): void {
    if (!unknownKinds.has(item.kind))
      log.warn({ kind: item.kind }, 'Queued items of an unknown kind are left for a process that knows it')
    unknownKinds.add(item.kind)
    if (item.lane !== null) held.hold(item.lane, HOLD_MS.unknownKind)
  }

  /** @returns false: leave the rest of the batch alone, because this worker may not continue in the lane. */
  async function workNext(item: Item): Promise<boolean> {
    const handler = Object.hasOwn(handlers, item.kind) ? handlers[item.kind] : undefined
    if (handler === undefined) {
      leaveUnknown(item)
      return false
    }
    const claim = await store.claim(item)
    if ('refused' in claim) {
      if (claim.refused === 'held' && item.lane !== null) held.hold(item.lane, HOLD_MS.heldElsewhere)
      return false
    }
    if (isStopping()) {
      await persist(() => store.release(claim.claimed))
      return false
    }
    const began = deps.monotonicMs()
    const outcome = await workItem(deps, handler, claim.claimed)
    const observed = typeof outcome === 'object' ? 'retry' : outcome
    if (observed === 'done' || observed === 'dead' || observed === 'retry') {
      deps.observe?.({ kind: item.kind, outcome: observed, seconds: (deps.monotonicMs() - began) / 1000 })
    }
    if (typeof outcome === 'object') {
      if (item.lane !== null) held.hold(item.lane, Math.min(outcome.retryInMs, HOLD_MS.longest))
      deps.onRetry(outcome.retryInMs)
    }
    return outcome === 'done' || outcome === 'dead'
  }

  return async (batch) => {
    for (const item of batch.slice(0, LANE_TURN)) {
      if (isStopping() || !(await workNext(item))) return false
    }
    return batch.length > LANE_TURN
  }
}
