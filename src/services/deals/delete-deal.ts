/** Deletes a deal softly: it leaves the board and lists, its open tasks the agenda, and undo brings all of it back. */
import { type DealId, type EventId, idOf } from '../../models/ids.ts'
import type { Actor } from '../actor.ts'
import { authorize } from '../permissions.ts'
import type { ServicesDeps } from '../services-deps.ts'
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
export function createDeleteDeal({ models, transact }: ServicesDeps): DeleteDeal {
  return async (actor, id) => {
    authorize(actor, 'deal.delete')
    return transact(
      actor,
      'deal.delete',
      async (unit): Promise<DeletedDeal> => {
        const deal = await readDeal(models, actor, id, { unit })
        await writeDealVersion(models, unit, deal, { $set: { deletedAt: unit.at } })
        const changes = [{ path: 'deletedAt', from: null, to: unit.at.toISOString() }]
        const target = { kind: 'deal', id } as const
        const undoId = unit.record({ type: 'deal.deleted', target, related: relatedOf(dealFields(deal)), changes })
        return { id: idOf(deal._id), title: deal.title, undoId, tasks: await deleteTasksOfDeal(models, unit, deal) }
      },
      { undoable: true },
    )
  }
}
