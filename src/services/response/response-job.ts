/** The job that looks, when the time is over, whether a lead was answered: planned with its acceptance. */
import { z } from 'zod'

import { type DealId, idSchema, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const RESPONSE_JOB = defineJob({
  kind: 'lead.response',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    dealId: idSchema<DealId>(),
    /** ISO 8601, UTC. */
    acceptedAt: z.iso.datetime(),
    /** How long was given, in minutes. */
    minutes: z.int(),
  }),
})
export type ResponsePayload = Readonly<z.infer<typeof RESPONSE_JOB.payload>>

const MINUTE_MS = 60_000

/** When the time is over. */
export function responseDue({ acceptedAt, minutes }: Pick<ResponsePayload, 'acceptedAt' | 'minutes'>): Date {
  return new Date(Date.parse(acceptedAt) + minutes * MINUTE_MS)
}
