/** Puts jobs into the queue, alone or inside the transaction of the change that promises them. */
import type { ClientSession, Collection } from 'mongodb'

import type { JobRecord, NewJob } from '../../models/job.ts'

export type EnqueueResult = {
  /** The jobs that were added to the queue. */
  readonly enqueued: readonly NewJob[]
  /** Those whose dedupeKey already existed in the workspace, so nothing was added. */
  readonly alreadyThere: readonly NewJob[]
}

/**
 * Safe inside a transaction: a job with a dedupeKey is an upsert, because a rejected insert would abort the whole
 * transaction. Wake the runner only after the commit. If two transactions enqueue the same key at once, the later one gets
 * a transient transaction error and finds the key when it is retried.
 *
 * @throws MongoServerError as the database does; nothing is caught.
 */
export async function enqueueJobs(
  collection: Collection<JobRecord>,
  jobs: readonly NewJob[],
  session?: ClientSession,
): Promise<EnqueueResult> {
  const inSession = session === undefined ? {} : { session }
  const enqueued: NewJob[] = jobs.filter((job) => job.dedupeKey === undefined)
  const alreadyThere: NewJob[] = []
  if (enqueued.length > 0) await collection.insertMany([...enqueued], inSession)
  for (const job of jobs) {
    if (job.dedupeKey === undefined) continue
    const { workspaceId, dedupeKey, ...rest } = job
    const result = await collection.updateOne(
      // The type makes the database see that the partial unique index answers it. Without it, every job is read.
      { workspaceId, dedupeKey: { $eq: dedupeKey, $type: 'string' } },
      { $setOnInsert: rest },
      { ...inSession, upsert: true },
    )
    if (result.upsertedCount > 0) enqueued.push(job)
    else alreadyThere.push(job)
  }
  return { enqueued, alreadyThere }
}
