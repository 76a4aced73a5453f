/** Soft-deletes a deal: it leaves the board and lists, its open tasks leave the agenda, and undo restores all of it. */
import type { DealRecord } from '../../models/deal.ts'
import { type DealId, type EventId, idOf, type MemberId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { Transaction } from '../core/transact.ts'
import { assertMayDelete } from '../deleting/may-delete.ts'
import { notifyOwners, type OwnedRecord } from '../deleting/notify-owners.ts'
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

/** @property deleted the deal and its tasks, for {@link notifyOwners} */
type Removed = DeletedDeal & { readonly deleted: readonly OwnedRecord[] }

/**
 * Deletes a deal that was read in the same transaction.
 *
 * @throws AppError FORBIDDEN for somebody else's where reps may not; CONFLICT if a change came in between
 */
export async function removeDeal(models: Models, actor: Actor, tx: Transaction, deal: DealRecord): Promise<Removed> {
  await assertMayDelete(models, actor, deal.ownerId, tx)
  await writeDealVersion(models, tx, deal, { $set: { deletedAt: tx.at } })
  const changes = [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }]
  const target = { kind: 'deal', id: idOf<DealId>(deal._id) } as const
  const undoId = tx.record({ type: 'deal.deleted', target, related: relatedOfDeal(deal), changes })
  const tasks = await deleteTasksOfDeal(models, tx, deal)
  const owner = deal.ownerId === undefined ? null : idOf<MemberId>(deal.ownerId)
  const deleted: readonly OwnedRecord[] = [{ record: target, owner }, ...asOwned(tasks)]
  return { id: target.id, title: deal.title, undoId, tasks: tasks.length, deleted }
}

/** @throws AppError FORBIDDEN, also for somebody else's where reps may not; NOT_FOUND, also if it is already deleted; CONFLICT if a change came in between */
export function createDeleteDeal({ models, transact }: CoreDeps): DeleteDeal {
  return async (actor, id) => {
    authorize(actor, 'deal.delete')
    return transact(
      actor,
      'deal.delete',
      async (tx): Promise<DeletedDeal> => {
        const deal = await readDeal(models, actor, id, { tx })
        const { deleted, ...removed } = await removeDeal(models, actor, tx, deal)
        notifyOwners(actor, tx, deleted)
        return removed
      },
      { undoable: true },
    )
  }
}
