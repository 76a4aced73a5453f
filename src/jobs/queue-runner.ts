/**
 * Works a queue: lists what is due, hands it to workers lane by lane, and keeps at it while the database comes and goes.
 * One listing feeds many workers; a worker goes on in its lane without another look, so that an item costs a claim and a
 * completion and its share of a listing.
 */
import { setTimeout as sleep } from 'node:timers/promises'

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { QueueItem } from '../models/queue-item.ts'
import { createBatchWorker, type ObserveItem } from './batch-worker.ts'
import { createHeldLanes } from './held-lanes.ts'
import { laneBatches } from './lane-batches.ts'
import type { Batch } from './lane-batches.ts'
import type { LeaseKeeper } from './lease-keeper.ts'
import { createOutage } from './outage.ts'
import type { QueueHandler } from './queue-handler.ts'
import type { QueueStore } from './queue-store.ts'

export type QueueRunnerDeps<Item extends QueueItem> = {
  readonly store: QueueStore<Item>
  /** By kind. */
  readonly handlers: Readonly<Record<string, QueueHandler>>
  readonly clock: Clock
  /** in [0, 1). */
  readonly random: () => number
  readonly log: Logger
  /** How many items are worked at once. */
  readonly concurrency: number
  /** The lease that the store gives, in milliseconds. */
  readonly leaseMs: number
  /** The mean time between two looks at the database, in milliseconds; new items of this process are seen at once by `wake`. */
  readonly pollMs: number
  /** How often a process may vanish over one item before it is given up; 8 by default. */
  readonly maxAbandoned?: number
  readonly observe?: ObserveItem
}

export type QueueRunner = {
  readonly start: () => void
  /** Says that there is something new: in this lane, or anywhere. Call it after the commit. */
  readonly wake: (lane?: string | null) => void
  /** Takes nothing new, waits for what runs, then aborts what is left. Tells how many items did not finish. */
  readonly stop: (bound: { readonly drainMs: number }) => Promise<{ readonly unfinished: number }>
  /** Resolves when a fresh look finds nothing due and nothing runs; what waits for a retry or a later time does not count. */
  readonly idle: () => Promise<void>
}

const DEFAULT_MAX_ABANDONED = 8
/** For an aborted handler to come to an end. */
const ABORT_GRACE_MS = 250

export function createQueueRunner<Item extends QueueItem>(deps: QueueRunnerDeps<Item>): QueueRunner {
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
  /** Lanes that got something new since the listing from which they are, or will be, worked. */
  const dirtyLanes = new Set<string>()
  const idleWaiters: (() => void)[] = []
  let backlog: Batch<Item>[] = []
  let state: 'new' | 'running' | 'stopping' = 'new'
  let lookWanted = false
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

  const look = (): void => {
    lookWanted = true
    void pump()
  }

  const databaseFailed = (error: unknown): void => {
    const waitMs = outage.failed(error)
    if (waitingForDatabase) return
    waitingForDatabase = true
    after(waitMs, () => {
      waitingForDatabase = false
      look()
    })
  }

  async function persist<T>(write: () => Promise<T>): Promise<T | undefined> {
    for (;;) {
      const succeeded = outage.begin()
      try {
        const result = await write()
        succeeded()
        return result
      } catch (error) {
        const waitMs = outage.failed(error)
        if (givingUp.signal.aborted) return undefined
        await sleep(waitMs, undefined, { signal: givingUp.signal }).catch(() => undefined)
      }
    }
  }

  const workBatch = createBatchWorker({
    ...deps,
    maxAbandoned: deps.maxAbandoned ?? DEFAULT_MAX_ABANDONED,
    monotonicMs,
    persist,
    held,
    unknownKinds,
    isStopping: () => state === 'stopping',
    onRetry: (inMs) => {
      if (inMs < pollMs) after(inMs + 1, look)
    },
    onLease: (lease) => {
      leases.add(lease)
      return () => void leases.delete(lease)
    },
  })

  function begin(batch: Batch<Item>): void {
    const [{ lane, _id }] = batch
    const id = String(_id)
    if (busyItems.has(id) || (lane !== null && busyLanes.has(lane))) return
    busyItems.add(id)
    if (lane !== null) busyLanes.add(lane)
    const run = workBatch(batch)
      .catch((error: unknown) => {
        databaseFailed(error)
        return false
      })
      .then((hasMore) => {
        busyItems.delete(id)
        if (lane !== null) busyLanes.delete(lane)
        if (hasMore || (lane !== null && dirtyLanes.delete(lane))) lookWanted = true
        runs.delete(run)
        void pump()
      })
    runs.add(run)
  }

  /**
   * Lists again. A lane that is at work is left out of the listing, so whatever came into a lane after the listing from
   * which it is worked must be remembered until that work ends: that is what `dirtyLanes` is for.
   */
  async function listDue(): Promise<void> {
    lookWanted = false
    newsWhileListing = false
    const succeeded = outage.begin()
    const limit = concurrency * 4 + 16
    const abandonedLookDue = monotonicMs() - abandonedLookAt >= leaseMs / 4
    const abandoned = abandonedLookDue ? await store.listAbandoned(limit) : []
    if (abandonedLookDue) abandonedLookAt = monotonicMs()
    const exceptLanes = [...busyLanes, ...held.list()]
    const ready = await store.listReady({ limit, exceptLanes, exceptKinds: [...unknownKinds] })
    succeeded()
    backlog = laneBatches([...abandoned, ...ready])
    const isCut = ready.length === limit
    if (isCut) lookWanted = true
    const lanes = new Set(backlog.flatMap(([{ lane }]) => (lane === null ? [] : [lane])))
    if (isCut || newsWhileListing) for (const lane of lanes) dirtyLanes.add(lane)
    for (const lane of dirtyLanes) if (!lanes.has(lane) && !busyLanes.has(lane)) dirtyLanes.delete(lane)
  }

  const mayLook = (): boolean => state === 'running' && !waitingForDatabase

  async function pump(): Promise<void> {
    if (looking || state !== 'running') return settle()
    looking = true
    try {
      while (mayLook()) {
        while (runs.size < concurrency && backlog.length > 0) {
          const batch = backlog.shift()
          if (batch !== undefined) begin(batch)
        }
        if (!lookWanted || runs.size >= concurrency) break
        await listDue()
      }
    } catch (error) {
      lookWanted = true
      databaseFailed(error)
    } finally {
      looking = false
    }
    settle()
  }

  function settle(): void {
    const quiet = runs.size === 0 && backlog.length === 0 && !looking && !lookWanted && !waitingForDatabase
    if (quiet || state === 'stopping') for (const resolve of idleWaiters.splice(0)) resolve()
  }

  function poll(): void {
    after(pollMs * (0.5 + random()), () => {
      if (!waitingForDatabase) look()
      poll()
    })
  }

  function wake(lane?: string | null): void {
    if (typeof lane !== 'string') {
      newsWhileListing = true
      for (const busy of busyLanes) dirtyLanes.add(busy)
      for (const [{ lane: waiting }] of backlog) if (waiting !== null) dirtyLanes.add(waiting)
      return look()
    }
    if (looking || busyLanes.has(lane) || backlog.some(([first]) => first.lane === lane)) dirtyLanes.add(lane)
    if (!busyLanes.has(lane)) look()
  }

  return {
    start: () => {
      if (state !== 'new') return
      state = 'running'
      poll()
      look()
    },

    wake,

    idle: () =>
      new Promise((resolve) => {
        idleWaiters.push(resolve)
        wake()
      }),

    stop: async ({ drainMs }) => {
      state = 'stopping'
      backlog = []
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
