/** The deals of a stage, or of the whole board, as ranges of an index in the order of their lists. */
import { objectId, type StageId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { ListRange, ListRanges } from '../lists/list-range.ts'
import { type PipelineView, readPipeline, type StageView } from '../pipelines/read-pipelines.ts'
import { sectionsOf, stageIn, type Times } from './list-stage.ts'

type Query = { readonly mine: boolean }

function rangesOf(actor: Actor, { mine }: Query, pipeline: PipelineView, stage: StageView, times: Times): ListRange[] {
  const scope = {
    ...visibleTo(actor),
    ...(mine && { ownerId: objectId(actor.memberId) }),
    deletedAt: null,
    pipelineId: objectId(pipeline.id),
    stageId: objectId(stage.id),
  }
  return sectionsOf(stage.kind, times).map(({ filter, key, ascending }) => {
    const sign = ascending ? 1 : -1
    return { filter: { ...scope, ...filter }, sort: { [key]: sign, _id: sign } }
  })
}

/** @throws AppError FORBIDDEN; NOT_FOUND for a stage that does not exist */
export async function rangesOfStage(
  models: Models,
  actor: Actor,
  query: Query & { readonly stageId: StageId },
  times: Times,
): Promise<ListRanges> {
  authorize(actor, 'deal.read')
  const pipeline = await readPipeline(models, actor.workspaceId)
  const stage = stageIn(pipeline, query.stageId)
  return { name: stage.name, ranges: rangesOf(actor, query, pipeline, stage, times) }
}

/** Stage by stage. @throws AppError FORBIDDEN */
export async function rangesOfBoard(models: Models, actor: Actor, query: Query, times: Times): Promise<ListRanges> {
  authorize(actor, 'deal.read')
  const pipeline = await readPipeline(models, actor.workspaceId)
  return { name: null, ranges: pipeline.stages.flatMap((stage) => rangesOf(actor, query, pipeline, stage, times)) }
}
