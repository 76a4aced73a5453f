/** Runs syncs, and starts them by the clock. */
import type { RunSync } from '../services/sync/run-sync.ts'
import { SYNC_RUN_JOB, SYNC_START_JOB } from '../services/sync/sync-jobs.ts'
import type { SyncsService } from '../services/sync/syncs.ts'
import { handleJob } from './queue-handler.ts'

export function createRunSyncHandler({ runs }: { readonly runs: RunSync }) {
  return handleJob(
    SYNC_RUN_JOB,
    (ref, { signal }) => runs.run(ref, signal),
    // Processes died at it again and again. If it stayed under way, nobody could start it again.
    (ref) => runs.giveUp(ref),
  )
}

export function createStartSync({ startPlanned }: Pick<SyncsService, 'startPlanned'>) {
  return handleJob(SYNC_START_JOB, (planned) => startPlanned(planned))
}
