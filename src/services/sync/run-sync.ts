/**
 * Runs a sync: reads ahead, writes what has arrived, and waits or stops if the other side is in trouble. See `advance-run.ts`
 * for what is written together.
 */
import { randomUUID } from 'node:crypto'

import { AppError, isConflict } from '../../errors.ts'
import type { SyncRecord } from '../../models/sync.ts'
import { createPace } from '../core/pace.ts'
import { finishChunk } from '../core/pieces.ts'
import type { Transaction } from '../core/transact.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import { advanceRun } from './advance-run.ts'
import { enqueuePart } from './plan-run.ts'
import { createReadAhead } from './read-ahead.ts'
import { actorFor, type RunRef } from './run-ref.ts'
import { stopRun } from './stop-run.ts'
import type { SyncSource } from './sync-adapter.ts'
import type { SyncServiceDeps } from './sync-deps.ts'
import { openSource, readSync } from './sync-store.ts'

/** A job ends after so many pages and enqueues the next one, so that none runs for hours. */
const MAX_PAGES_PER_JOB = 50
/** Failures in a row after which a run stops: with these waits, after some two hours. */
const MAX_FAILURES = 12
const BASE_WAIT_MS = 2_000
const MAX_WAIT_MS = 15 * 60_000
/** Pages that arrived while others were written are written together, up to so many records. */
const MAX_RECORDS_TOGETHER = 400
/** If the database took longer than this, the next page is written alone: a transaction has to commit in time. */
const SLOW_MS = 1_500

export type RunSync = {
  /** Runs some pages. Does nothing if the run is over, or another one has begun. @throws what the signal throws */
  readonly run: (ref: RunRef, signal: AbortSignal) => Promise<void>
  /** The queue gave up, for example because processes died at it again and again. */
  readonly giveUp: (ref: RunRef) => Promise<void>
}

export function createRunSync(deps: SyncServiceDeps): RunSync {
  const { models, transact, clock } = deps

  async function readRunning(ref: RunRef, tx?: Transaction): Promise<SyncRecord | null> {
    try {
      const sync = await readSync(models, ref, ref.syncId, tx)
      const isUnderWay = sync.run?.number === ref.run && sync.run.state === 'running'
      return isUnderWay && sync.status === 'active' ? sync : null
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null
      throw error
    }
  }

  /** They are unavailable: the next part begins later, or, after many attempts, the run stops. */
  function wait(ref: RunRef, page: number, failures: number, afterMs = 0): Promise<null> {
    // Guarded by the failures that it counts, so that each attempt can be a command of its own.
    return transact(actorFor(ref, `${page}-${randomUUID()}`), 'sync.wait', async (tx) => {
      const sync = await readRunning(ref, tx)
      if (sync?.run?.page !== page || sync.run.failures !== failures) return null
      if (failures + 1 >= MAX_FAILURES) {
        await stopRun(deps, tx, sync, 'unreachable')
        return null
      }
      const filter = { workspaceId: sync.workspaceId, _id: sync._id, version: sync.version }
      await models.syncs.updateOne(filter, { $inc: { 'run.failures': 1, version: 1 } }, { session: tx.session })
      const backoff = afterMs > 0 ? afterMs : Math.min(MAX_WAIT_MS, BASE_WAIT_MS * 2 ** failures)
      const runAt = new Date(tx.at.getTime() + backoff)
      enqueuePart(tx, sync, { number: ref.run, page }, sync.version, runAt)
      return null
    })
  }

  async function stop(ref: RunRef, what: string, problem: Parameters<typeof stopRun>[3]): Promise<void> {
    await transact(actorFor(ref, what), 'sync.stop', async (tx) => {
      const sync = await readRunning(ref, tx)
      if (sync !== null) await stopRun(deps, tx, sync, problem)
      return null
    })
  }

  async function run(ref: RunRef, signal: AbortSignal): Promise<void> {
    const sync = await readRunning(ref)
    if (sync === null) return
    const source = openSource(deps, sync)
    const over = new AbortController()
    try {
      await readPages(ref, sync, source, AbortSignal.any([signal, over.signal]))
    } finally {
      // Whatever is still being read ahead has come too late.
      over.abort()
      await source.close?.()
    }
  }

  async function readPages(ref: RunRef, sync: SyncRecord, source: SyncSource, signal: AbortSignal): Promise<void> {
    const regional = await readRegionalSettings(models, ref.workspaceId)
    if (regional === null) return
    const settings = { ...regional, now: clock.now() }
    const own = { models, transact, fields: deps.tablesOf(regional) }
    const { failures = 0, page: first = 0 } = sync.run ?? {}
    const ahead = createReadAhead(source, { cursor: sync.cursor, pages: MAX_PAGES_PER_JOB, signal })
    const pace = createPace()
    let together = MAX_RECORDS_TOGETHER
    for (let page = first; ;) {
      const taken = await ahead.take(together)
      signal.throwIfAborted()
      const since = page === first ? failures : 0
      if (taken.kind === 'later') return void (await wait(ref, page, since, taken.afterMs))
      if (taken.kind === 'refused') return stop(ref, `${page}-${sync.version}`, taken.problem)
      const { pages, isLast } = taken
      const began = performance.now()
      const begun = page
      const write = async (from: number): Promise<number | null> => {
        const [next, ...more] = pages.slice(from)
        if (next === undefined) return null
        const rest = { page: begun + from, pages: [next, ...more] } as const
        const written = await advanceRun(own, { ref, sync, settings, ...rest, pace, goesOn: !isLast })
        return written === null ? null : from + written
      }
      await finishChunk(0, write, signal)
      if (isLast) return
      together = performance.now() - began > SLOW_MS ? 0 : MAX_RECORDS_TOGETHER
      page += pages.length
    }
  }

  return {
    async run(ref, signal) {
      try {
        await run(ref, signal)
      } catch (error) {
        if (!isConflict(error, 'sync-paused')) throw error
      }
    },
    async giveUp(ref) {
      const sync = await readRunning(ref)
      if (sync !== null) await stop(ref, `given-up-${sync.version}`, 'interrupted')
    },
  }
}
