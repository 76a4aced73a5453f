/** What the screens of pipelines and lost reasons ask the database for: rows of the table in screen-waits.test.ts. */
import { reasonKey } from '../../../src/services/pipelines/lost-reasons.ts'
import { asItIs, nothing, type Opened } from './opened.ts'

type Names =
  | 'archivePipeline'
  | 'fieldStages'
  | 'lostReasonItem'
  | 'lostReasons'
  | 'movePipeline'
  | 'pipeline'
  | 'pipelines'
  | 'pipelineStage'
  | 'pipelineTemplates'
  | 'removeStage'
  | 'sourceStage'
  | 'stageFields'

export const PIPELINE_WAITS: { readonly [Name in Names]: readonly Opened<Name>[] } = {
  fieldStages: asItIs(({ ids }) => ({ key: ids.fieldKey }), 2, 1),
  pipelines: asItIs(() => ({}), 1, 1),
  pipelineTemplates: nothing(() => ({})),
  pipeline: asItIs(({ ids }) => ({ id: ids.pipelineId }), 1, 1),
  pipelineStage: asItIs(({ ids }) => ({ stageId: ids.stageId }), 1, 1),
  sourceStage: asItIs(({ ids }) => ({ id: ids.sourceId }), 2, 1),
  stageFields: asItIs(({ ids }) => ({ stageId: ids.stageId }), 1, 1),
  removeStage: asItIs(({ ids }) => ({ stageId: ids.stageId, version: 1 }), 3, 2),
  archivePipeline: asItIs(({ ids }) => ({ id: ids.secondPipelineId, version: 1 }), 1, 1),
  lostReasons: asItIs(() => ({}), 1, 1),
  lostReasonItem: asItIs(() => ({ key: reasonKey('Price') }), 1, 1),
  movePipeline: asItIs(({ ids }) => ({ id: ids.dealId }), 7, 2),
}
