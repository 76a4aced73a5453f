/** Finishes a handover, or its undo, in as many commands as it takes. */
import { GIVE_BACK_JOB } from '../services/team/give-back-job.ts'
import type { FinishGivingBack } from '../services/team/give-back.ts'
import { HAND_OVER_JOB } from '../services/team/hand-over-job.ts'
import type { FinishHandover } from '../services/team/hand-over.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export function createHandOverHandler({ finish }: { readonly finish: FinishHandover }) {
  return handleJob(HAND_OVER_JOB, (payload, { item, signal }) =>
    finish(systemActor(payload.workspaceId, item), payload, signal),
  )
}

export function createGiveBackHandler({ finish }: { readonly finish: FinishGivingBack }) {
  return handleJob(GIVE_BACK_JOB, (payload, { item, signal }) =>
    finish(systemActor(payload.workspaceId, item), payload, signal),
  )
}
