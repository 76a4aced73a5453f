/** Changes the values of an open deal by a rule, in one transaction: what several fields of a deal have in common. */
import { type DealId, idOf } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { References } from '../fields/field-type.ts'
import { valuesOf } from '../fields/values.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { createReferences } from '../records/references.ts'
import type { DealFields, DealValues } from './deal-fields.ts'
import { type EditedDeal, saveDeal } from './edit-deal.ts'
import { settleDeal } from './settle-deal.ts'
import { assertOpen, readDeal } from './write-deal.ts'

/** What the rule may look at. It reads the present values: nothing that came in between is lost. */
export type ChangeRule = (
  present: DealValues,
  around: { readonly fields: DealFields; readonly references: References },
) => Promise<DealValues> | DealValues

export type ChangeDeal = (actor: Actor, id: DealId, name: string, rule: ChangeRule) => Promise<EditedDeal>

/**
 * @param name of the command; one update makes one change of a name
 * @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT (reason: closed) if the deal is won or lost, or when another change came first;
 * STAGE_REQUIREMENTS when the change clears a field that the stage requires; whatever the rule throws
 */
export function createChangeDeal({ models, transact, tablesOf }: RecordDeps): ChangeDeal {
  return async (actor, id, name, rule) => {
    authorize(actor, 'deal.write')
    const fields = tablesOf(actor)
    return transact(
      actor,
      name,
      async (tx): Promise<EditedDeal> => {
        const deal = await readDeal(models, actor, id, { tx })
        assertOpen(deal)
        const present = valuesOf(fields.deal, deal)
        const references = createReferences(models, actor, tx, { permission: 'deal.write' })
        const after = settleDeal(present, await rule(present, { fields: fields.deal, references }))
        return { id: idOf(deal._id), undoId: await saveDeal({ models, fields }, tx, deal, after, actor) }
      },
      { undoable: true },
    )
  }
}
