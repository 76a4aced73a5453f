/** Edits one field of a deal, and hands a deal over to another member. */
import { AppError } from '../../errors.ts'
import type { DealRecord } from '../../models/deal.ts'
import { type DealId, type EventId, idOf, type StageId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import { notifyMember } from '../notifications/news.ts'
import type { RecordDeps, TableDeps } from '../records/field-tables.ts'
import { createReferences } from '../records/references.ts'
import type { DealEdit, DealInputs, DealValues } from './deal-fields.ts'
import { settleDeal } from './settle-deal.ts'
import { assertOpen, clearedRequirements, readDeal, relatedOf, writeDealValues } from './write-deal.ts'

/** `undoId` is null when the edit changed nothing. */
export type EditedDeal = { readonly id: DealId; readonly undoId: EventId | null }

export type EditDeal = (actor: Actor, id: DealId, edit: DealEdit) => Promise<EditedDeal>

/**
 * Writes the new values of an open deal that was read in the same transaction, with their event; null if nothing changes.
 *
 * @throws AppError STAGE_REQUIREMENTS when they lack a field that the stage requires; CONFLICT when it changed meanwhile
 */
export async function saveDeal(
  own: TableDeps,
  tx: Transaction,
  deal: DealRecord,
  after: DealValues,
  reader: Pick<Actor, 'locale'>,
): Promise<EventId | null> {
  const before = valuesOf(own.fields.deal, deal)
  const changes = changesBetween(own.fields.deal, before, after)
  if (changes.length === 0) return null
  const target = { kind: 'deal', id: idOf<DealId>(deal._id) } as const
  const required = await clearedRequirements(own, tx, deal, after, reader)
  if (required.missing.length > 0) {
    const details = { ...required, stageId: idOf<StageId>(deal.stageId), about: target } as const
    throw new AppError('STAGE_REQUIREMENTS', { message: 'The stage requires this field', details })
  }
  await writeDealValues(own, tx, deal, after)
  return tx.record({ type: 'deal.updated', target, related: relatedOf(before, after), changes })
}

/**
 * @throws AppError FORBIDDEN; NOT_FOUND for the deal, or for a given contact or member; VALIDATION with the field's
 * problem; STAGE_REQUIREMENTS when the edit clears a field that the stage requires; CONFLICT when another edit came first,
 * or (reason: closed) when the deal is already won or lost
 */
export function createEditDeal(deps: RecordDeps): EditDeal {
  const { models, transact, tablesOf } = deps
  return async (actor, id, { field, value }) => {
    authorize(actor, 'deal.write')
    const fields = tablesOf(actor)
    const own = { models, fields }
    return transact(
      actor,
      `deal.edit-${field}`,
      async (tx): Promise<EditedDeal> => {
        const deal = await readDeal(models, actor, id, { tx })
        assertOpen(deal)
        const before = valuesOf(fields.deal, deal)
        const references = createReferences(models, actor, tx, { permission: 'deal.write' })
        const inputs: DealInputs = { [field]: value }
        const after = settleDeal(before, await acceptInputs(fields.deal, before, inputs, references))
        const undoId = await saveDeal(own, tx, deal, after, actor)
        if (undoId !== null && field === 'owner' && after.owner !== null) {
          notifyMember(actor, tx, after.owner, {
            kind: 'assigned',
            target: 'deal',
            id: idOf<DealId>(deal._id),
          })
        }
        return { id: idOf(deal._id), undoId }
      },
      { undoable: true },
    )
  }
}
