/** Writes a change's jobs to the queue's collection, inside the change's own transaction. */
import type { Collection } from 'mongodb'

import type { Clock } from '../../clock.ts'
import { objectId } from '../../models/ids.ts'
import { createJobMaker } from '../../models/job-document.ts'
import type { JobRecord } from '../../models/job.ts'
import { enqueueJobs } from './enqueue-jobs.ts'
import type { JobOutbox } from './transact.ts'

export type JobOutboxDeps = {
  readonly jobs: Collection<JobRecord>
  readonly clock: Clock
  /** Tells this process's queue runner that a lane has new work; null for jobs without a lane. */
  readonly wake: (lane: string | null) => void
}

/** A job whose dedupeKey already exists in the workspace is not inserted again. */
export function createJobOutbox({ jobs, clock, wake }: JobOutboxDeps): JobOutbox {
  const makeJob = createJobMaker(clock)
  return {
    async insert(workspaceId, requests, session) {
      const made = requests.map((request) => makeJob({ ...request, workspaceId: objectId(workspaceId) }))
      await enqueueJobs(jobs, made, session)
    },
    committed(requests) {
      for (const { lane } of requests) wake(lane ?? null)
    },
  }
}
