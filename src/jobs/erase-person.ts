/** Erases what is stored about a person. */
import { ERASE_JOB } from '../services/privacy/erasure-jobs.ts'
import type { RunErasure } from '../services/privacy/run-erasure.ts'
import type { StoppedErasures } from '../services/privacy/stopped-erasures.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export function createErasePerson(deps: { readonly run: RunErasure; readonly stop: StoppedErasures['stop'] }) {
  return handleJob(
    ERASE_JOB,
    (payload, { item, signal }) => deps.run(systemActor(payload.workspaceId, item), payload, signal),
    (payload) => deps.stop(payload),
  )
}
