/**
 * Runs a sync, page by page. A page and the place where the next one begins are written in one transaction, under a command
 * that only this page of this run has. So whatever happens to the process, every page is written exactly once, and the run
 * goes on after the last one that was.
 */
import { randomUUID } from 'node:crypto'

import { AppError, isConflict } from '../../errors.ts'
import { SYNC_FIGURES, type SyncRecord } from '../../models/sync.ts'
import type { SystemActor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import { enqueuePart, planNext } from './plan-run.ts'
import { stopRun } from './stop-run.ts'
import type { Pulled, SyncSource } from './sync-adapter.ts'
import type { SyncServiceDeps } from './sync-deps.ts'
import type { SyncRef } from './sync-jobs.ts'
import { openSource, readSync } from './sync-store.ts'
import { writePage } from './write-page.ts'

/** A job ends after so many pages and enqueues the next one, so that none runs for hours. */
const MAX_PAGES_PER_JOB = 50
/** Failures in a row after which a run stops: with these waits, after some two hours. */
const MAX_FAILURES = 12
const BASE_WAIT_MS = 2_000
const MAX_WAIT_MS = 15 * 60_000

type Page = Extract<Pulled, { kind: 'page' }>
type RunRef = SyncRef & { readonly run: number }

export type RunSync = {
  /** Runs some pages. Does nothing if the run is over, or another one has begun. @throws what the signal throws */
  readonly run: (ref: RunRef, signal: AbortSignal) => Promise<void>
  /** The queue gave up, for example because processes died at it again and again. */
  readonly giveUp: (ref: RunRef) => Promise<void>
}

export function createRunSync(deps: SyncServiceDeps): RunSync {
  const { models, transact, fields, clock } = deps

  const actorFor = ({ workspaceId, syncId, run: number }: RunRef, what: string): SystemActor => ({
    workspaceId,
    memberId: null,
    channel: 'sync',
    commandId: `sync-${syncId}-${number}-${what}`,
  })

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

  /** What the last page brings with it. */
  async function end(
    tx: Transaction,
    sync: SyncRecord,
    { complete = false }: Page,
  ): Promise<{ readonly set: object; readonly vanished: number }> {
    let vanished = 0
    if (complete) {
      const filter = { workspaceId: sync.workspaceId, syncId: sync._id, goneAt: null }
      const unseen = { ...filter, seenRun: { $lt: sync.run?.number ?? 0 } }
      const gone = await models.syncLinks.updateMany(unseen, { $set: { goneAt: tx.at } }, { session: tx.session })
      vanished = gone.modifiedCount
    }
    const set = { 'run.state': 'done', 'run.endedAt': tx.at, ...(complete && { fullAt: tx.at }), ...planNext(tx, sync) }
    return { set, vanished }
  }

  /** @throws AppError CONFLICT (sync-paused) if the run is over; then nothing was written */
  function write(ref: RunRef, sync: SyncRecord, page: number, pulled: Page, goesOn: boolean): Promise<null> {
    const actor = actorFor(ref, String(page))
    return transact(actor, 'sync.page', async (tx) => {
      const settings = await readRegionalSettings(models, ref.workspaceId)
      if (settings === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
      const context = {
        deps: { models, fields },
        actor,
        sync,
        run: ref.run,
        settings: { ...settings, now: clock.now() },
      }
      const figures = await writePage(context, tx, pulled.records)
      const ended = pulled.done ? await end(tx, sync, pulled) : { set: {}, vanished: 0 }
      const $inc = Object.fromEntries(
        SYNC_FIGURES.map((figure) => [
          `run.figures.${figure}`,
          figures[figure] + (figure === 'vanished' ? ended.vanished : 0),
        ]),
      )
      const written = await models.syncs.updateOne(
        {
          workspaceId: sync.workspaceId,
          _id: sync._id,
          deletedAt: null,
          status: 'active',
          'run.number': ref.run,
          'run.state': 'running',
          'run.page': page,
        },
        {
          $set: { cursor: pulled.cursor, 'run.page': page + 1, 'run.failures': 0, ...ended.set },
          $inc: { version: 1, ...$inc },
        },
        { session: tx.session },
      )
      if (written.modifiedCount !== 1) {
        throw new AppError('CONFLICT', { message: 'The run is over', details: { reason: 'sync-paused' } })
      }
      if (!goesOn && !pulled.done) enqueuePart(tx, sync, { number: ref.run, page: page + 1 }, 0)
      return null
    })
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

  function pull(source: SyncSource, cursor: string | null, signal: AbortSignal): Promise<Pulled> {
    const pulling = source.pull(cursor, signal)
    // It may be read ahead and never be needed.
    pulling.catch(() => undefined)
    return pulling
  }

  async function run(ref: RunRef, signal: AbortSignal): Promise<void> {
    const sync = await readRunning(ref)
    if (sync === null) return
    const source = openSource(deps, sync)
    try {
      await readPages(ref, sync, source, signal)
    } finally {
      await source.close?.()
    }
  }

  async function readPages(ref: RunRef, sync: SyncRecord, source: SyncSource, signal: AbortSignal): Promise<void> {
    const { failures = 0, page: first = 0 } = sync.run ?? {}
    let next = pull(source, sync.cursor, signal)
    for (let page = first; ; page += 1) {
      const pulled = await next
      signal.throwIfAborted()
      const since = page === first ? failures : 0
      if (pulled.kind === 'later') return void (await wait(ref, page, since, pulled.afterMs))
      if (pulled.kind === 'refused') return stop(ref, `${page}-${sync.version}`, pulled.problem)
      const goesOn = page + 1 < first + MAX_PAGES_PER_JOB
      // Read ahead while this one is written.
      if (!pulled.done && goesOn) next = pull(source, pulled.cursor, signal)
      await write(ref, sync, page, pulled, goesOn)
      if (pulled.done || !goesOn) return
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
