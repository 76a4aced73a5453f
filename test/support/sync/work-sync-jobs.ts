/** Works the jobs of syncs as the product's queue does, until the run has ended and its message says so. */
import type { JobKind } from '../../../src/services/core/define-job.ts'
import type { TestBot } from '../test-bot.ts'

const SYNC_JOBS: readonly JobKind[] = ['sync.run', 'sync.progress', 'notify.sync-stopped']

export async function workSyncJobs({ bot }: { readonly bot: TestBot }): Promise<void> {
  await bot.workJobs(SYNC_JOBS)
  bot.passTime(4_000)
  await bot.workJobs(SYNC_JOBS)
}
