/** Every day, deletes what workspaces have chosen not to keep. Each sweep enqueues the next one. */
import type { Clock } from '../clock.ts'
import { newJob } from '../services/core/define-job.ts'
import type { EnqueueNow, RequestNow } from '../services/core/enqueue-now.ts'
import type { RetentionService } from '../services/privacy/retention.ts'
import { RETAIN_JOB, RETENTION_SWEEP_JOB } from '../services/privacy/retention-jobs.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

const DAY_MS = 24 * 60 * 60 * 1000

function sweepOf(day: string): RequestNow {
  return newJob(RETENTION_SWEEP_JOB, { day }, { runAt: new Date(`${day}T00:00:00.000Z`) })
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

/** Today's sweep, to enqueue at start-up. */
export function firstRetentionSweep(now: Date): RequestNow {
  return sweepOf(dayOf(now))
}

export type SweepRetentionDeps = {
  readonly clock: Clock
  readonly enqueue: EnqueueNow
  readonly eachWithRules: RetentionService['eachWithRules']
}

export function createSweepRetention({ clock, enqueue, eachWithRules }: SweepRetentionDeps) {
  return handleJob(RETENTION_SWEEP_JOB, async ({ day }) => {
    // Schedule the next one first: the chain continues even if this one fails.
    await enqueue([sweepOf(dayOf(new Date(clock.now().getTime() + DAY_MS)))])
    await eachWithRules((workspaceId) => enqueue([{ workspaceId, ...newJob(RETAIN_JOB, { workspaceId, day }) }]))
  })
}

export function createRetain({ apply }: Pick<RetentionService, 'apply'>) {
  return handleJob(RETAIN_JOB, ({ workspaceId }, { item, signal }) => apply(systemActor(workspaceId, item), signal))
}
