/** The job queue in one database: how changes add jobs to it, and how this process runs them. */
import type { Collection } from 'mongodb'
import type { Connection } from 'mongoose'

import type { Clock } from '../clock.ts'
import { createQueueRunner, type QueueRunner, type QueueRunnerDeps } from '../jobs/queue-runner.ts'
import { createQueueStore } from '../jobs/queue-store.ts'
import type { Logger } from '../logger.ts'
import { highestDueJobSeq } from '../models/job-document.ts'
import { type JobRecord, JOBS_COLLECTION } from '../models/job.ts'
import { createEnqueueNow, type EnqueueNow } from '../services/core/enqueue-now.ts'
import { createJobOutbox } from '../services/core/job-outbox.ts'
import type { JobOutbox } from '../services/core/transact.ts'

export type JobQueueDeps = {
  readonly connection: Connection
  readonly clock: Clock
  /** in [0, 1). */
  readonly random: () => number
  readonly log: Logger
}

export type JobRunnerOptions = Pick<
  QueueRunnerDeps<JobRecord>,
  'handlers' | 'concurrency' | 'leaseMs' | 'pollMs' | 'maxAbandoned' | 'observe'
>

export type JobQueue = {
  readonly collection: Collection<JobRecord>
  /** For jobs that are added in the transaction of a change. */
  readonly outbox: JobOutbox
  /** For jobs that do not belong to a change. */
  readonly enqueue: EnqueueNow
  /** Creates a runner without starting it. It is woken for every job added to this queue from now on. */
  readonly createRunner: (options: JobRunnerOptions) => QueueRunner
  /** Calls `listener` with the lane of each new job; null for a job without a lane. */
  readonly onNew: (listener: (lane: string | null) => void) => void
}

export function createJobQueue({ connection, clock, random, log }: JobQueueDeps): JobQueue {
  const collection = connection.collection<JobRecord>(JOBS_COLLECTION)
  const listeners: ((lane: string | null) => void)[] = []
  const wake = (lane: string | null): void => {
    for (const listener of listeners) listener(lane)
  }
  const onNew: JobQueue['onNew'] = (listener) => void listeners.push(listener)
  return {
    collection,
    outbox: createJobOutbox({ jobs: collection, clock, wake }),
    enqueue: createEnqueueNow({ jobs: collection, clock, wake }),
    createRunner(options) {
      const { leaseMs } = options
      const store = createQueueStore({ collection, clock, leaseMs, highestDueSeq: highestDueJobSeq })
      const runner = createQueueRunner({ ...options, store, clock, random, log: log.child({ queue: 'jobs' }) })
      onNew(runner.wake)
      return runner
    },
    onNew,
  }
}
