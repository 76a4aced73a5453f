/**
 * Runs a queue: lists due items, passes them to workers lane by lane, and survives database outages. One listing feeds
 * many workers, and a worker continues in its lane without another listing, so that an item costs a claim, a completion
 * and its share of a listing. Items that this process stores as its own come to it directly, without either.
 */
import { setTimeout as sleep } from 'node:timers/promises'

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { QueueItem } from '../models/queue-item.ts'
import { createBatchWorker, type ObserveItem } from './batch-worker.ts'
import { createHeldLanes } from './held-lanes.ts'
import { laneBatches } from './lane-batches.ts'
import type { LeaseKeeper } from './lease-keeper.ts'
import { createOutage } from './outage.ts'
import type { QueueHandler } from './queue-handler.ts'
import type { QueueStore } from './queue-store.ts'
import { firstOf, type StoredItem, type Work } from './stored-item.ts'

export type QueueRunnerDeps<Item extends QueueItem> = {
  readonly store: QueueStore<Item>
  /** Handlers by kind. */
  readonly handlers: Readonly<Record<string, QueueHandler>>
  readonly clock: Clock
  /** in [0, 1). */
  readonly random: () => number
  readonly log: Logger
  /** How many items are processed at once. */
  readonly concurrency: number
  /** The duration of the store's leases, in milliseconds. */
  readonly leaseMs: number
  /**
   * The mean time between polls of the database, in milliseconds; `wake` announces this process's new items
   * immediately.
   */
  readonly pollMs: number
  /** How often a process may vanish while working on one item before the item is given up; 8 by default. */
  readonly maxAbandoned?: number
  readonly observe?: ObserveItem
}

export type QueueRunner = {
  readonly start: () => void
  /** Announces a new item in this lane, or anywhere. Call it after the commit. */
  readonly wake: (lane?: string | null) => void
  /** Stops taking new items, waits for running ones, then aborts the rest. Returns how many items did not finish. */
  readonly stop: (bound: { readonly drainMs: number }) => Promise<{ readonly unfinished: number }>
  /**
   * Resolves when a fresh listing finds nothing due and nothing is running; items that wait for a retry or a later time
   * do not count.
   */
  readonly idle: () => Promise<void>
}

/** A runner that also takes items directly from the part of this process that stores them. */
export type DirectRunner<Item extends QueueItem> = QueueRunner & {
  /** Takes an item with a lane. False: the lane is in use here, or other items are due first; store it as ready. */
  readonly take: (stored: StoredItem<Item>) => boolean
  /** Resolves when the lane is free again, if it is in use here and its handler has ended; otherwise undefined. */
  readonly ending: (lane: string) => Promise<void> | undefined
}

const DEFAULT_MAX_ABANDONED = 8
/** How long an aborted handler gets to finish. */
const ABORT_GRACE_MS = 250

export function createQueueRunner<Item extends QueueItem>(deps: QueueRunnerDeps<Item>): DirectRunner<Item> {
  const { store, random, log, concurrency, leaseMs, pollMs } = deps
  const monotonicMs = (): number => performance.now()
  const outage = createOutage(log, random)
  const held = createHeldLanes(monotonicMs)
  const unknownKinds = new Set<string>()
  const timers = new Set<NodeJS.Timeout>()
  const leases = new Set<LeaseKeeper>()
  const givingUp = new AbortController()
  const runs = new Set<Promise<void>>()
  const busyLanes = new Set<string>()
  const busyItems = new Set<string>()
  /** Lanes that got a new item since the listing that their current or pending batch came from. */
  const dirtyLanes = new Set<string>()
  /** The runs of the lanes whose item is being completed. */
  const endings = new Map<string, Promise<void>>()
  const idleWaiters: (() => void)[] = []
  const backlog: Work<Item>[] = []
  /** Whether the last listing left out items that are due. */
  let isBehind = false
  let state: 'new' | 'running' | 'stopping' = 'new'
  let listingWanted = false
  let looking = false
  let newsWhileListing = false
  let waitingForDatabase = false
  let abandonedLookAt = Number.NEGATIVE_INFINITY

  const after = (ms: number, act: () => void): void => {
    if (state === 'stopping') return
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (state === 'running') act()
    }, ms)
    timers.add(timer)
  }

  const requestListing = (): void => {
    listingWanted = true
    void pump()
  }

  const databaseFailed = (error: unknown): void => {
    const waitMs = outage.failed(error)
    if (waitingForDatabase) return
    waitingForDatabase = true
    after(waitMs, () => {
      waitingForDatabase = false
      requestListing()
    })
  }

  const { workBatch, workStored } = createBatchWorker({
    ...deps,
    store: { ...store, complete },
    maxAbandoned: deps.maxAbandoned ?? DEFAULT_MAX_ABANDONED,
    monotonicMs,
    persist: (write) => outage.persist(write, givingUp.signal),
    held,
    unknownKinds,
    isStopping: () => state === 'stopping',
    onRetry: (inMs) => {
      if (inMs < pollMs) after(inMs + 1, requestListing)
    },
    onLease: (lease) => {
      leases.add(lease)
      return () => void leases.delete(lease)
    },
  })

  const laneRuns = new Map<string, Promise<void>>()

  function complete(item: Item): Promise<boolean> {
    const run = item.lane === null ? undefined : laneRuns.get(item.lane)
    if (item.lane !== null && run !== undefined) endings.set(item.lane, run)
    return store.complete(item)
  }

  function begin(work: Work<Item>): void {
    const { lane, _id } = firstOf(work)
    const id = String(_id)
    if (work.kind === 'listed') {
      if (lane !== null && busyLanes.has(lane)) {
        dirtyLanes.add(lane)
        // An abandoned item holds its lane: it is looked for again as soon as the lane is free here.
        abandonedLookAt = Number.NEGATIVE_INFINITY
      }
      if (busyItems.has(id) || (lane !== null && busyLanes.has(lane))) return
    }
    busyItems.add(id)
    if (lane !== null) busyLanes.add(lane)
    const run = (work.kind === 'listed' ? workBatch(work.batch) : workStored(work.stored).then(() => false))
      .catch((error: unknown) => {
        databaseFailed(error)
        return false
      })
      .then((hasMore) => {
        busyItems.delete(id)
        if (lane !== null) for (const kept of [busyLanes, laneRuns, endings]) kept.delete(lane)
        if (hasMore || (lane !== null && dirtyLanes.delete(lane))) listingWanted = true
        runs.delete(run)
        void pump()
      })
    runs.add(run)
    if (lane !== null) laneRuns.set(lane, run)
  }

  function take(stored: StoredItem<Item>): boolean {
    const { lane } = stored.item
    if (lane === null || state !== 'running' || waitingForDatabase || isBehind) return false
    if (busyLanes.has(lane) || backlog.some((work) => firstOf(work).lane === lane)) return false
    if (runs.size < concurrency) begin({ kind: 'stored', stored })
    else {
      busyLanes.add(lane)
      backlog.push({ kind: 'stored', stored })
    }
    return true
  }

  /**
   * Lists again. Busy lanes are left out of the listing, so items that arrive in a lane after the listing its batch
   * came from must be remembered until the batch ends: that is what `dirtyLanes` is for.
   */
  async function listDue(): Promise<void> {
    listingWanted = false
    newsWhileListing = false
    const succeeded = outage.begin()
    const limit = concurrency * 4 + 16
    const abandonedLookDue = monotonicMs() - abandonedLookAt >= leaseMs / 4
    const abandoned = abandonedLookDue ? await store.listAbandoned(limit) : []
    if (abandonedLookDue) abandonedLookAt = monotonicMs()
    const exceptLanes = [...busyLanes, ...held.list()]
    const ready = await store.listReady({ limit, exceptLanes, exceptKinds: [...unknownKinds] })
    succeeded()
    const batches = laneBatches([...abandoned, ...ready])
    backlog.push(...batches.map((batch) => ({ kind: 'listed' as const, batch })))
    isBehind = ready.length === limit
    if (isBehind) listingWanted = true
    const lanes = new Set(batches.flatMap(([{ lane }]) => (lane === null ? [] : [lane])))
    if (isBehind || newsWhileListing) for (const lane of lanes) dirtyLanes.add(lane)
    for (const lane of dirtyLanes) if (!lanes.has(lane) && !busyLanes.has(lane)) dirtyLanes.delete(lane)
  }

  const mayLook = (): boolean => state === 'running' && !waitingForDatabase

  async function pump(): Promise<void> {
    if (looking || state !== 'running') return settle()
    looking = true
    try {
      while (mayLook()) {
        while (runs.size < concurrency && backlog.length > 0) {
          const work = backlog.shift()
          if (work !== undefined) begin(work)
        }
        if (!listingWanted || runs.size >= concurrency) break
        await listDue()
      }
    } catch (error) {
      listingWanted = true
      databaseFailed(error)
    } finally {
      looking = false
    }
    settle()
  }

  function settle(): void {
    const quiet = runs.size === 0 && backlog.length === 0 && !looking && !listingWanted && !waitingForDatabase
    if (quiet || state === 'stopping') for (const resolve of idleWaiters.splice(0)) resolve()
  }

  function poll(): void {
    after(pollMs * (0.5 + random()), () => {
      if (!waitingForDatabase) requestListing()
      poll()
    })
  }

  function wake(lane?: string | null): void {
    if (typeof lane !== 'string') {
      newsWhileListing = true
      for (const busy of busyLanes) dirtyLanes.add(busy)
      for (const { lane: waiting } of backlog.map(firstOf)) if (waiting !== null) dirtyLanes.add(waiting)
      return requestListing()
    }
    if (looking || busyLanes.has(lane) || backlog.some((work) => firstOf(work).lane === lane)) dirtyLanes.add(lane)
    if (!busyLanes.has(lane)) requestListing()
  }

  return {
    start: () => {
      if (state !== 'new') return
      state = 'running'
      poll()
      requestListing()
    },

    wake,
    take,
    ending: (lane) => endings.get(lane),

    idle: () =>
      new Promise((resolve) => {
        idleWaiters.push(resolve)
        wake()
      }),

    stop: async ({ drainMs }) => {
      state = 'stopping'
      // What is stored as this process's own is released; listed items are nobody's yet.
      for (const work of backlog.splice(0)) if (work.kind === 'stored') begin(work)
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      const drained = new AbortController()
      const waitAtMost = (ms: number): Promise<void> =>
        sleep(ms, undefined, { signal: drained.signal }).catch(() => undefined)
      const allDone = Promise.all(runs).then(() => drained.abort())
      await Promise.race([allDone, waitAtMost(drainMs)])
      givingUp.abort()
      if (runs.size > 0) {
        for (const lease of leases)
          lease.abort(new AppError('UNAVAILABLE', { message: 'The process is shutting down' }))
        await Promise.race([allDone, waitAtMost(ABORT_GRACE_MS)])
      }
      settle()
      return { unfinished: runs.size }
    },
  }
}
