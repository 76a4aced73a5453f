/** Shows a member how far a run of a sync is. */
import { SYNC_PROGRESS_JOB } from '../services/sync/sync-jobs.ts'
import type { SyncsService } from '../services/sync/syncs.ts'
import type { SyncView } from '../services/sync/sync-view.ts'
import { createShowProgress, type ProgressDeps, type TellProgress } from './show-progress.ts'

const EVERY_MS = 3_000

export type ShowSyncProgressDeps = ProgressDeps & {
  readonly getSync: SyncsService['get']
  readonly tellProgress: TellProgress<SyncView>
}

export function createShowSyncProgress(deps: ShowSyncProgressDeps) {
  return createShowProgress(SYNC_PROGRESS_JOB, deps, {
    async read(actor, { syncId, run }) {
      const sync = await deps.getSync(actor, syncId)
      return sync.run?.number === run ? sync : null
    },
    tell: deps.tellProgress,
    isWorking: ({ run }) => run?.state === 'running',
    everyMs: EVERY_MS,
  })
}
