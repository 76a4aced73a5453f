/** Reads the stages of all pipelines, those that are gone included: deals have been in them. */
import { AppError } from '../../../errors.ts'
import { idOf, objectId, type PipelineId } from '../../../models/ids.ts'
import type { Models } from '../../../models/models.ts'
import type { PipelineRecord, StageRecord } from '../../../models/pipeline.ts'
import type { Actor } from '../../core/actor.ts'
import { nameFor } from '../../pipelines/names.ts'
import type { FunnelStage } from '../figures/funnel-figures.ts'
import type { ReportStage, StageMap } from '../history/deal-history.ts'

type Stored = Pick<
  PipelineRecord,
  '_id' | 'name' | 'names' | 'isDefault' | 'order' | 'archivedAt' | 'deletedAt' | 'stages' | 'formerStages'
>

export type ReadStages = {
  readonly stages: StageMap
  /** Of live pipelines, in order. */
  readonly openStages: readonly FunnelStage[]
  /** Null: all. */
  readonly pipelineName: string | null
}

function stageOf(pipeline: Stored, { id, kind, probability }: StageRecord, order: number | null): ReportStage {
  return { id: idOf(id), pipelineId: idOf(pipeline._id), kind, order, probability }
}

/** @throws AppError NOT_FOUND for a pipeline that the workspace does not have */
export async function readStages(
  models: Models,
  { workspaceId, locale }: Pick<Actor, 'workspaceId' | 'locale'>,
  asked: PipelineId | undefined,
): Promise<ReadStages> {
  const pipelines = await models.pipelines.find({ workspaceId: objectId(workspaceId) }).lean<Stored[]>()
  const live = pipelines.filter(({ deletedAt }) => deletedAt === null)
  const pipeline = asked === undefined ? null : live.find(({ _id }) => idOf(_id) === asked)
  if (pipeline === undefined)
    throw new AppError('NOT_FOUND', { message: 'No such pipeline', details: { kind: 'pipeline' } })
  const all = pipelines.flatMap((one) => [
    ...(one.formerStages ?? []).map((stage) => stageOf(one, stage, null)),
    ...one.stages.map((stage, order) => stageOf(one, stage, order)),
  ])
  const shown = pipeline === null ? live.filter(({ archivedAt }) => archivedAt == null).toSorted(byPlace) : [pipeline]
  return {
    stages: new Map(all.map((stage) => [stage.id, stage])),
    openStages: shown.flatMap((one) =>
      one.stages.flatMap((stage, order) =>
        stage.kind === 'open' ? [{ ...stageOf(one, stage, order), name: nameFor(stage, locale) }] : [],
      ),
    ),
    pipelineName: pipeline === null ? null : nameFor(pipeline, locale),
  }
}

/** The default one first. */
function byPlace(one: Stored, other: Stored): number {
  return Number(other.isDefault) - Number(one.isDefault) || one.order - other.order
}
