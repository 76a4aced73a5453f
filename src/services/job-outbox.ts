/** Puts the jobs of a change into the queue's collection, inside the change's own transaction. */
import type { Model } from 'mongoose'

import type { Clock } from '../clock.ts'
import { objectId } from '../models/ids.ts'
import type { JobRecord } from '../models/job.ts'
import { createJobMaker } from '../models/job-document.ts'
import type { JobOutbox } from './transact.ts'

export type JobOutboxDeps = {
  readonly jobs: Model<JobRecord>
  readonly clock: Clock
  /** Tells the queue's runner of this process that a lane has something new; null for jobs without a lane. */
  readonly wake: (lane: string | null) => void
}

/** A job whose dedupeKey exists already in the workspace is not inserted again. */
export function createJobOutbox({ jobs, clock, wake }: JobOutboxDeps): JobOutbox {
  const makeJob = createJobMaker(clock)
  return {
    async insert(workspaceId, requests, session) {
      for (const request of requests) {
        const job = makeJob({ ...request, workspaceId: objectId(workspaceId) })
        if (job.dedupeKey === undefined) {
          await jobs.create([job], { session })
          continue
        }
        // An upsert, since a duplicate key would abort the whole transaction.
        const key = { workspaceId: job.workspaceId, dedupeKey: job.dedupeKey }
        await jobs.updateOne(key, { $setOnInsert: job }, { session, upsert: true })
      }
    },
    committed(requests) {
      for (const { lane } of requests) wake(lane ?? null)
    },
  }
}
