/** Soft-deletes a deal: it leaves the board and lists, its open tasks leave the agenda, and undo restores all of it. */
import { type DealId, type EventId, idOf, type MemberId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { assertMayDelete } from '../deleting/may-delete.ts'
import { notifyOwners } from '../deleting/notify-owners.ts'
import { asOwned, deleteTasksOfDeal } from '../tasks/delete-with-record.ts'
import { readDeal, relatedOfDeal, writeDealVersion } from './write-deal.ts'

export type DeletedDeal = {
  readonly id: DealId
  readonly title: string
  readonly undoId: EventId
  /** How many open tasks were deleted with it. */
  readonly tasks: number
}

export type DeleteDeal = (actor: Actor, id: DealId) => Promise<DeletedDeal>

/** @throws AppError FORBIDDEN, also for somebody else's where reps may not; NOT_FOUND, also if it is already deleted; CONFLICT if a change came in between */
export function createDeleteDeal({ models, transact }: CoreDeps): DeleteDeal {
  return async (actor, id) => {
    authorize(actor, 'deal.delete')
    return transact(
      actor,
      'deal.delete',
      async (tx): Promise<DeletedDeal> => {
        const deal = await readDeal(models, actor, id, { tx })
        await assertMayDelete(models, actor, deal.ownerId, tx)
        await writeDealVersion(models, tx, deal, { $set: { deletedAt: tx.at } })
        const changes = [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }]
        const target = { kind: 'deal', id: idOf<DealId>(deal._id) } as const
        const undoId = tx.record({ type: 'deal.deleted', target, related: relatedOfDeal(deal), changes })
        const tasks = await deleteTasksOfDeal(models, tx, deal)
        const owner = deal.ownerId === undefined ? null : idOf<MemberId>(deal.ownerId)
        notifyOwners(actor, tx, [{ record: target, owner }, ...asOwned(tasks)])
        return { id: target.id, title: deal.title, undoId, tasks: tasks.length }
      },
      { undoable: true },
    )
  }
}
