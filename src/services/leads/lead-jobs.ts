/** The jobs of the lead intake. */
import type { WorkspaceId } from '../../models/ids.ts'
import type { NewJob } from '../core/transact.ts'

export const RECEIVE_LEAD_JOB = 'lead.receive'
export const FETCH_ANSWERS_JOB = 'lead.fetch-answers'
export const REQUEUE_LEADS_JOB = 'lead.requeue'
export const SOURCE_FAILING_JOB = 'notify.source-failing'

/** Leads of a workspace are worked one after another: they are written one after another anyway. */
const laneOf = (workspaceId: WorkspaceId): string => `leads:${workspaceId}`

/** Works one delivery. A repeat does nothing. */
export function leadJob(workspaceId: WorkspaceId, deliveryId: string, runAt?: Date): NewJob {
  return {
    kind: RECEIVE_LEAD_JOB,
    payload: { workspaceId, deliveryId },
    lane: laneOf(workspaceId),
    ...(runAt !== undefined && { runAt }),
  }
}

/** However many sources there are, half of the workers can hang on the other side, and no more. */
const FETCHING_LANES = 4

/** Fetches the answers of one delivery. A repeat asks once more, and keeps what was there first. */
export function fetchAnswersJob(workspaceId: WorkspaceId, deliveryId: string, sourceId: string): NewJob {
  const lane = Number.parseInt(sourceId.slice(-6), 16) % FETCHING_LANES
  return { kind: FETCH_ANSWERS_JOB, payload: { workspaceId, deliveryId }, lane: `answers:${lane}` }
}

/** Puts every waiting delivery of a source into the queue again. */
export function requeueJob(workspaceId: WorkspaceId, sourceId: string): NewJob {
  return { kind: REQUEUE_LEADS_JOB, payload: { workspaceId, sourceId }, lane: laneOf(workspaceId) }
}

const HOUR_MS = 60 * 60 * 1000

/** Tells the admins that a source fails: once an hour for each source. */
export function sourceFailingJob(
  workspaceId: WorkspaceId,
  source: { readonly id: string; readonly name: string },
  memberId: string,
  at: Date,
): NewJob {
  const hour = Math.floor(at.getTime() / HOUR_MS)
  return {
    kind: SOURCE_FAILING_JOB,
    payload: { workspaceId, memberId, sourceId: source.id, sourceName: source.name },
    lane: `member:${memberId}`,
    dedupeKey: `source-failing:${source.id}:${memberId}:${hour}`,
  }
}
