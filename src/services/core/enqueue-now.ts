/** Enqueues jobs that belong to no data change: the product's own recurring ones. */
import type { Collection } from 'mongodb'

import type { Clock } from '../../clock.ts'
import { objectId, type WorkspaceId } from '../../models/ids.ts'
import { createJobMaker } from '../../models/job-document.ts'
import type { JobRecord } from '../../models/job.ts'
import type { NewJob } from './define-job.ts'
import { enqueueJobs } from './enqueue-jobs.ts'

/** Without a workspace it belongs to the system. */
export type RequestNow = NewJob & { readonly workspaceId?: WorkspaceId }

/** A job whose dedupeKey already exists in its workspace is not inserted again, however many processes try at once. */
export type EnqueueNow = (requests: readonly RequestNow[]) => Promise<void>

export type EnqueueNowDeps = {
  readonly jobs: Collection<JobRecord>
  readonly clock: Clock
  /** Tells this process's queue runner that a lane has new work; null for jobs without a lane. */
  readonly wake: (lane: string | null) => void
}

const DUPLICATE_KEY = 11000

export function createEnqueueNow({ jobs, clock, wake }: EnqueueNowDeps): EnqueueNow {
  const makeJob = createJobMaker(clock)
  return async (requests) => {
    for (const { workspaceId, ...rest } of requests) {
      const request = { ...rest, ...(workspaceId !== undefined && { workspaceId: objectId(workspaceId) }) }
      try {
        await enqueueJobs(jobs, [makeJob(request)])
      } catch (error) {
        // Two upserts of one key at once: the other job is there, which is all that was asked for.
        if ((error as { code?: unknown }).code !== DUPLICATE_KEY) throw error
      }
      wake(request.lane ?? null)
    }
  }
}
