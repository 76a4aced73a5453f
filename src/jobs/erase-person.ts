/** Erases what is stored about a person. */
import { ERASE_JOB } from '../services/privacy/erasure-jobs.ts'
import type { RunErasure } from '../services/privacy/run-erasure.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export function createErasePerson({ run }: { readonly run: RunErasure }) {
  return handleJob(ERASE_JOB, (payload, { item, signal }) =>
    run(systemActor(payload.workspaceId, item), payload, signal),
  )
}
