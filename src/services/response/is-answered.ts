/** Whether a lead was answered, as the report on response times says it: by a member's note, or by a task of theirs that is done. */
import { type DealId, idOf, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { answerOf } from '../reports/figures/response-figures.ts'
import { createYielding } from '../reports/yielding.ts'
import { readTouches } from '../reports/reading/read-touches.ts'

type Lead = { readonly workspaceId: WorkspaceId; readonly dealId: DealId; readonly acceptedAt: Date }

/** The deal of a lead that still waits; null if it was answered, closed or deleted. */
export async function waitingLead(models: Models, { workspaceId, dealId, acceptedAt }: Lead) {
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(dealId), deletedAt: null, status: 'open' as const }
  const deal = await models.deals.findOne(filter).lean()
  if (deal === null) return null
  const reading = {
    models,
    actor: { workspaceId },
    figuring: { span: { from: acceptedAt }, yielding: createYielding() },
  }
  const touches = (await readTouches(reading, [deal])).get(idOf<DealId>(deal._id)) ?? []
  return answerOf({ dealId, acceptedAt, isOpen: true, touches }) === null ? deal : null
}
