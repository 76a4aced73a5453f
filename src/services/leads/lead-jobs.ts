/** The jobs of the lead intake. */
import { z } from 'zod'

import { type DeliveryId, idSchema, type LeadSourceId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob, type JobOptions } from '../core/define-job.ts'

const workspaceId = idSchema<WorkspaceId>()
const delivery = z.object({ workspaceId, deliveryId: idSchema<DeliveryId>() })

/** The leads of a workspace are processed one after another: they have to be written one after another anyway. */
const laneOf = (payload: { readonly workspaceId: WorkspaceId }): string => `leads:${payload.workspaceId}`

/** Processes one delivery. A repeat does nothing. */
export const RECEIVE_LEAD_JOB = defineJob({ kind: 'lead.receive', payload: delivery, lane: laneOf })

/** Fetches the answers of one delivery. A repeat fetches once more and keeps the answers that were stored first. */
export const FETCH_ANSWERS_JOB = defineJob({ kind: 'lead.fetch-answers', payload: delivery })

/** However many sources there are, at most half of the workers can be stuck waiting for providers. */
const FETCHING_LANES = 4

/** A source's answers are always fetched in the same lane. */
export function fetchingLane(sourceId: LeadSourceId): JobOptions {
  return { lane: `answers:${Number.parseInt(sourceId.slice(-6), 16) % FETCHING_LANES}` }
}

/** Enqueues every waiting delivery of a source again. */
export const REQUEUE_LEADS_JOB = defineJob({
  kind: 'lead.requeue',
  payload: z.object({ workspaceId, sourceId: idSchema<LeadSourceId>() }),
  lane: laneOf,
})
