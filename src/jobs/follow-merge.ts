/** Lets references follow merges. */
import type { FollowMerge } from '../services/merging/follow-merge.ts'
import { MERGE_JOB } from '../services/merging/merge-job.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export function createFollowMergeHandler({ follow }: { readonly follow: FollowMerge }) {
  return handleJob(MERGE_JOB, (payload, { item, signal }) =>
    follow(systemActor(payload.workspaceId, item), payload, signal),
  )
}
