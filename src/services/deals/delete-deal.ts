/** Deletes a deal softly: it leaves the board and lists, its open tasks the agenda, and undo brings all of it back. */
import { type DealId, type EventId, idOf } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { deleteTasksOfDeal } from '../tasks/delete-with-record.ts'
import { dealFields, readDeal, relatedOf, writeDealVersion } from './write-deal.ts'

export type DeletedDeal = {
  readonly id: DealId
  readonly title: string
  readonly undoId: EventId
  /** How many open tasks went with it. */
  readonly tasks: number
}

export type DeleteDeal = (actor: Actor, id: string) => Promise<DeletedDeal>

/** @throws AppError FORBIDDEN; NOT_FOUND, also when it is deleted already; CONFLICT when a change came between */
export function createDeleteDeal({ models, transact }: CoreDeps): DeleteDeal {
  return async (actor, id) => {
    authorize(actor, 'deal.delete')
    return transact(
      actor,
      'deal.delete',
      async (tx): Promise<DeletedDeal> => {
        const deal = await readDeal(models, actor, id, { tx })
        await writeDealVersion(models, tx, deal, { $set: { deletedAt: tx.at } })
        const changes = [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }]
        const target = { kind: 'deal', id: idOf<DealId>(deal._id) } as const
        const undoId = tx.record({ type: 'deal.deleted', target, related: relatedOf(dealFields(deal)), changes })
        return { id: idOf(deal._id), title: deal.title, undoId, tasks: await deleteTasksOfDeal(models, tx, deal) }
      },
      { undoable: true },
    )
  }
}
