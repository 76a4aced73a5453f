/**
 * The job that lets references follow a merge or its undo. It moves what did not fit into the command itself, and what was
 * written by a change that ran at the same moment.
 */
import { z } from 'zod'

import { idSchema, type MergeId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const MERGE_JOB = defineJob({
  kind: 'merge.follow',
  payload: z.object({ workspaceId: idSchema<WorkspaceId>(), mergeId: idSchema<MergeId>() }),
  lane: ({ mergeId }) => `merge:${mergeId}`,
})
export type MergePayload = Readonly<z.infer<typeof MERGE_JOB.payload>>
