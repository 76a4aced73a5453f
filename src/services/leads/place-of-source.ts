/** Where the leads of a source begin. Pure. */
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import { idOf, type StageId } from '../../models/ids.ts'
import type { Pipelines, PipelineView } from '../pipelines/read-pipelines.ts'

export type LeadPlace = {
  readonly pipeline: PipelineView
  /** Its first open stage if left out. */
  readonly stageId?: StageId
}

/** What the source says; if that left since, what took its place; else the default pipeline: no lead is lost for it. */
export function placeOfSource(
  { main, find, forward }: Pipelines,
  { pipelineId, stageId }: Pick<LeadSourceRecord, 'pipelineId' | 'stageId'>,
): LeadPlace {
  const place = stageId === undefined ? undefined : forward(idOf(stageId))
  if (place !== undefined) return { pipeline: place.pipeline, stageId: place.stage.id }
  const pipeline = pipelineId === undefined ? undefined : find(idOf(pipelineId))
  if (pipeline === undefined) return { pipeline: main }
  if (!pipeline.isArchived) return { pipeline }
  const [first] = pipeline.stages
  return { pipeline: (first && forward(first.id)?.pipeline) ?? main }
}
