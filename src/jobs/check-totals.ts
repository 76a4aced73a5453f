/** Every night, checks the totals of all workspaces' stages and fixes what is wrong. Each sweep enqueues the next one. */
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { newJob } from '../services/core/define-job.ts'
import type { EnqueueNow, RequestNow } from '../services/core/enqueue-now.ts'
import type { CheckTotals } from '../services/stage-totals/check-totals.ts'
import { CHECK_TOTALS_JOB, TOTALS_SWEEP_JOB } from '../services/stage-totals/totals-jobs.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** In UTC: night in Europe, and not the hour of other sweeps. */
const AT = '02:30:00.000Z'

function sweepOf(day: string): RequestNow {
  return newJob(TOTALS_SWEEP_JOB, { day }, { runAt: new Date(`${day}T${AT}`) })
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

/** Today's sweep, to enqueue at start-up. */
export function firstTotalsSweep(now: Date): RequestNow {
  return sweepOf(dayOf(now))
}

export type SweepTotalsDeps = Pick<CheckTotals, 'each'> & { readonly clock: Clock; readonly enqueue: EnqueueNow }

export function createSweepTotals({ clock, enqueue, each }: SweepTotalsDeps) {
  return handleJob(TOTALS_SWEEP_JOB, async ({ day }) => {
    // Schedule the next one first: the chain continues even if this one fails.
    await enqueue([sweepOf(dayOf(new Date(clock.now().getTime() + DAY_MS)))])
    await each((workspaceId) => enqueue([{ workspaceId, ...newJob(CHECK_TOTALS_JOB, { workspaceId, day }) }]))
  })
}

export type CheckTotalsDeps = Pick<CheckTotals, 'check'> & {
  readonly log: Logger
  /** Counts totals that were wrong. */
  readonly observeFixed?: (count: number) => void
}

export function createCheckTotalsHandler({ check, log, observeFixed }: CheckTotalsDeps) {
  return handleJob(CHECK_TOTALS_JOB, async ({ workspaceId }, { item }) => {
    const fixed = await check(systemActor(workspaceId, item))
    if (fixed === 0) return
    observeFixed?.(fixed)
    log.warn({ workspaceId, fixed }, 'Totals of stages were wrong and are right again')
  })
}
