/**
 * Writes pages of a run, and the place where the next one begins, in one transaction under a command that only these pages
 * of this run have. Of pages that take too long together, fewer are written. So whatever happens to the process, every page is written exactly once, and the run goes on after the
 * last one that was.
 */
import { AppError } from '../../errors.ts'
import { SYNC_FIGURES, type SyncRecord } from '../../models/sync.ts'
import type { Pace } from '../core/pace.ts'
import type { Transaction } from '../core/transact.ts'
import type { ReadSettings } from '../fields/field-type.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { enqueuePart, planNext } from './plan-run.ts'
import type { PulledPage, PulledPages } from './read-ahead.ts'
import { actorFor, type RunRef } from './run-ref.ts'
import type { SyncServiceDeps } from './sync-deps.ts'
import { writePage } from './write-page.ts'

export type NextPages = {
  readonly ref: RunRef
  readonly sync: SyncRecord
  readonly settings: ReadSettings
  /** The number of the first of them. */
  readonly page: number
  readonly pages: Extract<PulledPages, { kind: 'pages' }>['pages']
  readonly pace: Pace
  /** Whether this job writes the next ones too; else another job follows. */
  readonly goesOn: boolean
}

/** What the last page brings with it. */
async function end(
  { models }: Pick<SyncServiceDeps, 'models'>,
  tx: Transaction,
  sync: SyncRecord,
  { complete = false }: PulledPage,
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

/**
 * @returns how many of them are written; null for all of them
 * @throws AppError CONFLICT (sync-paused) if the run is over; UNAVAILABLE (too-slow); then nothing was written
 */
export function advanceRun(
  deps: TableDeps & Pick<SyncServiceDeps, 'transact'>,
  { ref, sync, settings, page, pages, pace, goesOn }: NextPages,
): Promise<number | null> {
  const { models, transact } = deps
  const actor = actorFor(ref, String(page))
  const write = async (tx: Transaction): Promise<number | null> => {
    const some = pages.slice(0, tx.atMost(pages.length))
    const isWhole = some.length === pages.length
    const last = some.at(-1) ?? pages[0]
    const next = page + some.length
    const context = { deps, actor, sync, run: ref.run, settings }
    const figures = await writePage(
      context,
      tx,
      some.flatMap(({ records }) => records),
    )
    const ended = last.done ? await end(deps, tx, sync, last) : { set: {}, vanished: 0 }
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
        $set: { cursor: last.cursor, 'run.page': next, 'run.failures': 0, ...ended.set },
        $inc: { version: 1, ...$inc },
      },
      { session: tx.session },
    )
    if (written.modifiedCount !== 1) {
      throw new AppError('CONFLICT', { message: 'The run is over', details: { reason: 'sync-paused' } })
    }
    if (isWhole && !goesOn && !last.done) enqueuePart(tx, sync, { number: ref.run, page: next }, 0)
    return isWhole ? null : some.length
  }
  return transact(actor, 'sync.page', write, { pace })
}
