/** Conditions on where deals stand: on their pipeline, or on a stage, which says the pipeline as well. */
import type { PipelineId, StageId } from '../../models/ids.ts'
import type { Condition } from '../../models/view.ts'
import type { Pipelines } from '../pipelines/read-pipelines.ts'

const isPipeline = ({ by }: Condition): boolean => by === 'pipeline'
const isStage = ({ by }: Condition): boolean => by === 'stage'

/** A board has every stage of one pipeline: neither condition is for it to check. */
export const isPlace = (condition: Condition): boolean => isPipeline(condition) || isStage(condition)

export function inPipeline(id: PipelineId): Condition {
  return { by: 'pipeline', test: 'is', value: id }
}

export function inStage(id: StageId): Condition {
  return { by: 'stage', test: 'is', value: id }
}

/** The pipelines that the conditions are about; none where they leave that open. Pure. */
export function pipelinesIn(
  conditions: readonly Condition[],
  { find, findStage }: Pick<Pipelines, 'find' | 'findStage'>,
): readonly PipelineId[] {
  const ids = conditions.flatMap((condition) => {
    const value = condition.value ?? ''
    if (isPipeline(condition)) return find(value)?.id ?? []
    return isStage(condition) ? (findStage(value)?.pipeline.id ?? []) : []
  })
  return [...new Set(ids)]
}
