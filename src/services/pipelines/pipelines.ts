/** Pipelines, their stages, and why deals are lost: everything that owners and admins arrange about selling. */
import type { CoreDeps } from '../core/core-deps.ts'
import type { TablesOf } from '../records/field-tables.ts'
import { type ArrangePipelines, createArrangePipelines } from './arrange-pipelines.ts'
import { createChangePipeline } from './change-pipeline.ts'
import { createEditStages, type EditStages } from './edit-stages.ts'
import { createLostReasons, type LostReasons } from './lost-reasons.ts'
import { createReadPipelines, type ReadPipelines } from './read-pipelines.ts'
import { createRemoveStage, type RemoveStage } from './remove-stage.ts'

export type PipelinesService = ReadPipelines &
  ArrangePipelines &
  EditStages &
  RemoveStage & { readonly lostReasons: LostReasons }

export function createPipelines(
  deps: Pick<CoreDeps, 'models' | 'transact'> & { readonly tablesOf: TablesOf },
): PipelinesService {
  const change = createChangePipeline(deps)
  return {
    ...createReadPipelines(deps),
    ...createArrangePipelines(deps),
    ...createEditStages(deps, change),
    ...createRemoveStage(deps, change),
    lostReasons: createLostReasons(deps),
  }
}
