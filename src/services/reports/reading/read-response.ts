/** Reads how soon leads were answered. */
import type { Types } from 'mongoose'

import type { DealRecord } from '../../../models/deal.ts'
import { type DealId, idOf, objectId } from '../../../models/ids.ts'
import { createResponse } from '../figures/response-figures.ts'
import { readTouches } from './read-touches.ts'
import { chunksOf, collect, namesOf, type ReadFigures, type ReportReading } from './report-reading.ts'

type Accepted = { readonly target: { readonly id: Types.ObjectId }; readonly at: Date }
type LeadDeal = Pick<DealRecord, '_id' | 'status' | 'contactIds'>

async function readAccepted({
  models,
  actor,
  figuring: { span, yielding },
}: ReportReading): Promise<readonly Accepted[]> {
  const accepted = {
    workspaceId: objectId(actor.workspaceId),
    type: 'lead.received' as const,
    at: { $gte: span.from, $lt: span.until },
  }
  return collect(models.events.find(accepted, { 'target.id': 1, at: 1 }).lean<Accepted>(), yielding)
}

/** Leads follow their deal as it is now: to its owner, its pipeline, and out of the report when it is deleted. */
async function readDeals(
  { models, actor, figuring: { scope, yielding } }: ReportReading,
  ids: readonly DealId[],
): Promise<readonly LeadDeal[]> {
  const within = {
    workspaceId: objectId(actor.workspaceId),
    deletedAt: null,
    ...(scope.pipelineId !== null && { pipelineId: objectId(scope.pipelineId) }),
    ...(scope.memberId !== null && { ownerId: objectId(scope.memberId) }),
  }
  const found: LeadDeal[] = []
  for (const chunk of chunksOf(ids)) {
    const wanted = { ...within, _id: { $in: chunk.map(objectId) } }
    found.push(...(await collect(models.deals.find(wanted, { status: 1, contactIds: 1 }).lean<LeadDeal>(), yielding)))
  }
  return found
}

export const readResponse: ReadFigures = async (reading) => {
  const accepted = await readAccepted(reading)
  const deals = await readDeals(
    reading,
    accepted.map(({ target }) => idOf<DealId>(target.id)),
  )
  const byId = new Map(deals.map((deal) => [idOf<DealId>(deal._id), deal]))
  const touches = await readTouches(reading, deals)
  const { ranking, now, responseMinutes: targetMinutes } = reading
  const { add, figures } = createResponse(namesOf(reading), { ranking, now, targetMinutes })
  for (const { target, at } of accepted) {
    const dealId = idOf<DealId>(target.id)
    const deal = byId.get(dealId)
    await reading.figuring.yielding.after(1)
    if (deal === undefined) continue
    add({ dealId, acceptedAt: at, isOpen: deal.status === 'open', touches: touches.get(dealId) ?? [] })
  }
  return figures()
}
