/** Undoes what a delivery made while an admin listened, and makes it again with the fields as they are mapped now. */
import { isAppError } from '../../errors.ts'
import { type DeliveryId, idOf, type LeadSourceId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { commandIdOf } from '../core/transact.ts'
import type { UndoService } from '../undo/undo.ts'
import type { LeadDeps } from './lead-deps.ts'
import { RECEIVE_LEAD_JOB } from './lead-jobs.ts'
import { listenerOf } from './listening-view.ts'
import { readSource } from './source-view.ts'

/** The event of the command that made the leads of a delivery: whatever is undone, it is that command. */
export async function madeBy(models: Models, { workspaceId: workspace }: Pick<Actor, 'workspaceId'>, id: DeliveryId) {
  const workspaceId = objectId(workspace)
  const delivery = await models.deliveries.findOne({ workspaceId, _id: objectId(id) }, { version: 1 }).lean()
  if (delivery === null) return null
  // Making the leads was the last thing that raised the version.
  const commandId = commandIdOf({ commandId: `delivery-${id}` }, `lead.receive-${delivery.version - 1}`)
  return models.events.findOne({ workspaceId, commandId }, { _id: 1 }).lean()
}

/** Whether the leads are gone now: an admin may have deleted them before. */
async function undone(
  undo: UndoService['undo'],
  actor: Actor,
  event: Parameters<UndoService['undo']>[1],
): Promise<boolean> {
  try {
    await undo(actor, event)
    return true
  } catch (error) {
    if (!isAppError(error) || (error.code !== 'CONFLICT' && error.code !== 'EXPIRED')) throw error
    return error.code === 'CONFLICT' && error.details.reason === 'already-undone'
  }
}

export function createMakeAgain({ models, transact }: LeadDeps, undo: UndoService['undo']) {
  return async (actor: Actor, id: LeadSourceId, deliveryId: DeliveryId): Promise<boolean> => {
    authorize(actor, 'lead-source.manage')
    const listener = listenerOf(await readSource(models, actor, id), actor.memberId)
    if (listener?.deliveryId?.toHexString() !== deliveryId) return false
    const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(deliveryId), status: 'done' as const }
    const delivery = await models.deliveries.findOne(filter, { version: 1 }).lean()
    const event = delivery === null ? null : await madeBy(models, actor, deliveryId)
    if (delivery === null || event === null) return false
    if (!(await undone(undo, actor, idOf(event._id)))) return false
    const { version } = delivery
    return transact(actor, `delivery.again-${deliveryId}-${version}`, async (tx) => {
      const written = await models.deliveries.updateOne(
        { ...filter, version },
        {
          $set: { status: 'pending', attempts: 0, doneAt: null, results: [] },
          $unset: { problem: 1 },
          $inc: { version: 1 },
        },
        { session: tx.session },
      )
      if (written.modifiedCount !== 1) return false
      tx.enqueue(RECEIVE_LEAD_JOB, { workspaceId: actor.workspaceId, deliveryId })
      return true
    })
  }
}
