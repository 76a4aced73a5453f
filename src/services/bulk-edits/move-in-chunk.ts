/** Moves deals one by one within the transaction of a chunk, by the very operation that moves a deal alone. */
import { isConflict } from '../../errors.ts'
import type { BulkMove } from '../../models/bulk-change.ts'
import type { DealRecord } from '../../models/deal.ts'
import { type DealId, idOf, type StageId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { Transact, Transaction } from '../core/transact.ts'
import { createMoveDeal } from '../deals/move-deal.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { withoutNews } from './tell-owners.ts'

/** @throws AppError as the move of a deal does */
export type MoveInChunk = (deal: DealRecord, move: BulkMove) => Promise<'changed' | 'unchanged'>

/** @returns `movedOf`: how many deals of each other member were moved, which is told them in one message */
export function createMoveInChunk(
  deps: RecordDeps,
  actor: Actor,
  tx: Transaction,
): { readonly move: MoveInChunk; readonly movedOf: ReadonlyMap<string, number> } {
  const movedOf = new Map<string, number>()
  // Part of the chunk's command, and not one of its own.
  const within: Transact = (_, __, work) => work(withoutNews(tx))
  const moveDeal = createMoveDeal({ ...deps, transact: within })

  async function move(deal: DealRecord, wish: BulkMove): Promise<'changed' | 'unchanged'> {
    try {
      await moveDeal(actor, idOf<DealId>(deal._id), { wish, from: idOf<StageId>(deal.stageId) })
    } catch (error) {
      if (isConflict(error, 'already-there')) return 'unchanged'
      throw error
    }
    const owner = deal.ownerId?.toHexString()
    if (owner !== undefined && owner !== actor.memberId) movedOf.set(owner, (movedOf.get(owner) ?? 0) + 1)
    return 'changed'
  }

  return { move, movedOf }
}
