/** The jobs that move the deals of stages and pipelines that leave, and back. */
import { z } from 'zod'

import {
  type DealId,
  idSchema,
  type MemberId,
  type PipelineId,
  type StageId,
  type WorkspaceId,
} from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

const workspaceId = idSchema<WorkspaceId>()
const of = z.object({
  workspaceId,
  pipelineId: idSchema<PipelineId>(),
  /** Left out for a whole pipeline. */
  stageId: idSchema<StageId>().optional(),
  /** The id of its leaving. */
  cause: z.string(),
  /** Who did it. */
  memberId: idSchema<MemberId>(),
})

export type Leaving = z.infer<typeof of>

/** One after another in a workspace: what is moved away and what is moved back do not meet. */
const laneOf = (payload: Leaving): string => `pipeline:${payload.workspaceId}`

/** Moves some chunks of the deals that are still there, and enqueues itself until nothing can be there any more. */
export const CLEAR_JOB = defineJob({ kind: 'pipeline.clear', payload: of, lane: laneOf })

/** After an undo: moves those back that are still where its leaving put them. */
export const RETURN_JOB = defineJob({
  kind: 'pipeline.return',
  payload: of.extend({
    /** Where its leaving put them. */
    at: z.object({ pipelineId: idSchema<PipelineId>(), stageId: idSchema<StageId>() }),
    /** The command that was undone. */
    undoes: z.string(),
    /** The last deal that was looked at. */
    after: idSchema<DealId>().optional(),
  }),
  lane: laneOf,
})

export type Returning = z.infer<typeof RETURN_JOB.payload>
