/** The jobs of the lead intake. */
import { z } from 'zod'

import { type DeliveryId, idSchema, type LeadSourceId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob, type JobOptions } from '../core/define-job.ts'

const workspaceId = idSchema<WorkspaceId>()
const delivery = z.object({ workspaceId, deliveryId: idSchema<DeliveryId>() })

/** Leads of a workspace are worked one after another: they are written one after another anyway. */
const laneOf = (payload: { readonly workspaceId: WorkspaceId }): string => `leads:${payload.workspaceId}`

/** Works one delivery. A repeat does nothing. */
export const RECEIVE_LEAD_JOB = defineJob({ kind: 'lead.receive', payload: delivery, lane: laneOf })

/** Fetches the answers of one delivery. A repeat asks once more, and keeps what was there first. */
export const FETCH_ANSWERS_JOB = defineJob({ kind: 'lead.fetch-answers', payload: delivery })

/** However many sources there are, half of the workers can hang on the other side, and no more. */
const FETCHING_LANES = 4

/** A source's answers are always fetched in the same lane. */
export function fetchingLane(sourceId: LeadSourceId): JobOptions {
  return { lane: `answers:${Number.parseInt(sourceId.slice(-6), 16) % FETCHING_LANES}` }
}

/** Puts every waiting delivery of a source into the queue again. */
export const REQUEUE_LEADS_JOB = defineJob({
  kind: 'lead.requeue',
  payload: z.object({ workspaceId, sourceId: idSchema<LeadSourceId>() }),
  lane: laneOf,
})
