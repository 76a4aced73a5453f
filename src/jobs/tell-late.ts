/** Looks whether a lead was answered in time. */
import { RESPONSE_JOB } from '../services/response/response-job.ts'
import type { TellLate } from '../services/response/tell-late.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export function createTellLateHandler({ tellLate }: { readonly tellLate: TellLate }) {
  return handleJob(RESPONSE_JOB, async (payload, { item }) => {
    await tellLate(systemActor(payload.workspaceId, item), payload)
  })
}
