/** When and how the next run of a sync begins. */
import { idOf, type SyncId, type WorkspaceId } from '../../models/ids.ts'
import type { SyncRecord, SyncRunRecord, SyncSchedule } from '../../models/sync.ts'
import type { Transaction } from '../core/transact.ts'
import { partOf, SYNC_RUN_JOB, SYNC_START_JOB } from './sync-jobs.ts'
import { NO_FIGURES } from './write-page.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** How often everything is read again, to find what vanished without a word. */
const FULL_EVERY_MS = 7 * DAY_MS

const EVERY_MS = { manual: null, hourly: HOUR_MS, daily: DAY_MS } as const satisfies Record<SyncSchedule, number | null>

type Set = Readonly<Record<string, unknown>>

function refOf({ _id, workspaceId }: Pick<SyncRecord, '_id' | 'workspaceId'>) {
  return { workspaceId: idOf<WorkspaceId>(workspaceId), syncId: idOf<SyncId>(_id) }
}

/** Plans the next start by the clock, and makes void whatever was planned. Returns what to set. */
export function planNext(tx: Transaction, sync: SyncRecord, schedule: SyncSchedule = sync.schedule): Set {
  const plan = sync.plan + 1
  const every = EVERY_MS[schedule]
  if (every === null) return { plan, nextRunAt: null }
  const nextRunAt = new Date(tx.at.getTime() + every)
  tx.enqueue(SYNC_START_JOB, { ...refOf(sync), plan }, { runAt: nextRunAt })
  return { plan, nextRunAt }
}

/** Begins a run, or resumes the one that stopped, and enqueues its first part. Returns what to set. */
export function beginRun(tx: Transaction, sync: SyncRecord, { everything = false } = {}): Set {
  const { run, fullAt } = sync
  const isDue = fullAt !== null && tx.at.getTime() - fullAt.getTime() > FULL_EVERY_MS
  const goesOn = run?.state === 'stopped' && !everything && !isDue
  const next: SyncRunRecord = goesOn
    ? { ...run, state: 'running', problem: null, failures: 0, endedAt: null }
    : {
        number: (run?.number ?? 0) + 1,
        state: 'running',
        page: 0,
        figures: NO_FIGURES,
        problem: null,
        failures: 0,
        startedAt: tx.at,
        endedAt: null,
      }
  enqueuePart(tx, sync, next, sync.version)
  return { run: next, ...(!goesOn && (everything || isDue) && { cursor: null }) }
}

/** @param attempt the version of the sync that was read: tells this part from one that began at the same page before */
export function enqueuePart(
  tx: Transaction,
  sync: Pick<SyncRecord, '_id' | 'workspaceId'>,
  { number, page }: Pick<SyncRunRecord, 'number' | 'page'>,
  attempt: number,
  runAt?: Date,
): void {
  const ref = refOf(sync)
  const options = { ...partOf(ref.syncId, number, page, attempt), ...(runAt !== undefined && { runAt }) }
  tx.enqueue(SYNC_RUN_JOB, { ...ref, run: number }, options)
}
