/** Compares the contacts and companies that nobody has compared yet. */
import type { ScanDuplicates } from '../services/duplicates/scan-duplicates.ts'
import { SCAN_DUPLICATES_JOB } from '../services/duplicates/scan-job.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export function createScanDuplicatesHandler({ scan }: { readonly scan: ScanDuplicates['rest'] }) {
  return handleJob(SCAN_DUPLICATES_JOB, ({ workspaceId }, { item, signal }) =>
    scan(systemActor(workspaceId, item), signal),
  )
}
