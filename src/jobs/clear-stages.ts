/** Moves the deals of stages and pipelines that left, and back if that was undone. */
import type { ClearStages } from '../services/pipelines/clear-stages.ts'
import { CLEAR_JOB, RETURN_JOB } from '../services/pipelines/pipeline-jobs.ts'
import { commandIdOf } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export function createClearStageHandler({ clear }: Pick<ClearStages, 'clear'>) {
  return handleJob(CLEAR_JOB, (ref, { item, signal }) => clear(ref, commandIdOf(item), signal))
}

export function createReturnDealsHandler({ giveBack }: Pick<ClearStages, 'giveBack'>) {
  return handleJob(RETURN_JOB, (ref, { item, signal }) => giveBack(ref, commandIdOf(item), signal))
}
