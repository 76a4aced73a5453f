/** Who gets a deal that a member adds without saying whose it is: the first rule about such deals, or else whoever adds it. */
import { type ContactId, objectId } from '../../models/ids.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { DealValues } from '../deals/deal-fields.ts'
import { leadWorkers, presentOf } from '../leads/route-lead.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { type Assignment, createAssigner } from './assigner.ts'
import { type DealPlace, dealToBe } from './candidate.ts'

export async function assignAddedDeal(
  deps: TableDeps,
  actor: Actor,
  tx: Transaction,
  values: DealValues,
  place: DealPlace,
): Promise<Assignment | null> {
  const { models, fields } = deps
  const workspaceId = objectId(actor.workspaceId)

  async function surroundings() {
    const workspace = await models.workspaces
      .findById(workspaceId, { region: 1, timeZone: 1, currency: 1 }, { session: tx.session })
      .lean()
    if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
    return { workspace, present: presentOf(await leadWorkers(models, actor, tx.at)) }
  }

  async function mainContact([main]: readonly ContactId[]) {
    if (main === undefined) return null
    return models.contacts.findOne({ workspaceId, _id: objectId(main) }, null, { session: tx.session }).lean()
  }

  const assigner = createAssigner({ models, fields, surroundings }, actor, tx)
  const assignment = await assigner.assign({
    deal: dealToBe(fields.deal, values, { ...place, source: 'manual' }),
    contact: () => mainContact(values.contact),
    sourceId: null,
  })
  await assigner.settle()
  return assignment
}
