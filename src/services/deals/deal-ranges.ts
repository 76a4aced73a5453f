/** The deals of a stage, or of the whole board, as ranges of an index in the order of their lists. */
import { objectId, type PipelineId, type StageId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { ListRange, ListRanges } from '../lists/list-range.ts'
import { noSuchPipeline } from '../pipelines/change-pipeline.ts'
import { type PipelineView, readPipelines, type StageView } from '../pipelines/read-pipelines.ts'
import { placeIn, sectionsOf, type Times } from './list-stage.ts'

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
  const { pipeline, stage } = placeIn(await readPipelines(models, actor), query.stageId)
  return { name: stage.name, ranges: rangesOf(actor, query, pipeline, stage, times) }
}

/** Stage by stage, of the default pipeline if none is given. @throws AppError FORBIDDEN; NOT_FOUND for a pipeline that does not exist */
export async function rangesOfBoard(
  models: Models,
  actor: Actor,
  query: Query & { readonly pipelineId?: PipelineId | undefined },
  times: Times,
): Promise<ListRanges> {
  authorize(actor, 'deal.read')
  const { live, main, find } = await readPipelines(models, actor)
  const pipeline = query.pipelineId === undefined ? main : find(query.pipelineId)
  if (pipeline === undefined) throw noSuchPipeline()
  return {
    name: live.length > 1 ? pipeline.name : null,
    ranges: pipeline.stages.flatMap((stage) => rangesOf(actor, query, pipeline, stage, times)),
  }
}
