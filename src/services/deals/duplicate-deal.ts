/** Makes a new deal like another one: for the next order of the same customer. */
import { type ContactId, type DealId, idOf, newId, objectId, type PipelineId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { linkCompany } from '../companies/company-of-contact.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { isCustom } from '../fields/custom-fields.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { blankValues, valuesOf } from '../fields/values.ts'
import { notifyMember } from '../notifications/news.ts'
import { type Pipelines, type PipelineView, readPipelines } from '../pipelines/read-pipelines.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { insertDeal } from './add-deal.ts'
import { copyTitle } from './copy-title.ts'
import type { DealFields, DealValues } from './deal-fields.ts'
import type { EditedDeal } from './edit-deal.ts'
import { settleRestored } from './settle-deal.ts'
import { readDeal } from './write-deal.ts'

/** `undoId` is null if the copy was there already. */
export type DuplicatedDeal = EditedDeal & { readonly title: string }

/**
 * @param copy the id of the new deal: whoever asks twice for the same one gets it once
 * @throws AppError FORBIDDEN; NOT_FOUND for the deal, or for a copy that was deleted since
 */
export type DuplicateDeal = (actor: Actor, id: DealId, copy: DealId) => Promise<DuplicatedDeal>

/** Reserved when the copy is offered: a button carries it. */
export const newCopyId = (): DealId => newId<DealId>()

/** When it closes and who counts on it is not known of the new one. */
const COPIED = ['amount', 'recurring', 'items', 'followsItems', 'contact', 'roles', 'owner', 'origin', 'tags'] as const

/** The values of the copy, as far as they do not depend on other records. */
function copiedValues(table: DealFields, from: DealValues, id: DealId): DealValues {
  const copied: readonly string[] = [
    ...COPIED,
    ...fieldsOf(table).flatMap(({ name, field }) => (isCustom(field) && field.retired !== true ? [name] : [])),
  ]
  const values: Readonly<Record<string, unknown>> = from
  return {
    ...blankValues(table),
    ...(Object.fromEntries(copied.map((name) => [name, values[name]])) as Partial<DealValues>),
    title: copyTitle(from.title),
    copiedFrom: id,
  }
}

/** The deal's own, or, since nothing enters an archived one, the pipeline that took its place. */
function pipelineFor({ find, forward, main }: Pipelines, id: PipelineId): PipelineView {
  const own = find(id)
  if (own === undefined) return main
  if (!own.isArchived) return own
  const [first] = own.stages
  return (first === undefined ? undefined : forward(first.id))?.pipeline ?? main
}

/** Without those that were deleted since. */
async function liveContacts(
  models: Models,
  actor: Actor,
  { session }: Transaction,
  ids: readonly ContactId[],
): Promise<readonly ContactId[]> {
  if (ids.length === 0) return []
  const filter = { workspaceId: objectId(actor.workspaceId), _id: { $in: ids.map(objectId) }, deletedAt: null }
  const found = await models.contacts.find(filter, { _id: 1 }, { session }).lean()
  const live = new Set(found.map(({ _id }) => idOf<ContactId>(_id)))
  return ids.filter((id) => live.has(id))
}

export function createDuplicateDeal(deps: RecordDeps): DuplicateDeal {
  const { models, transact, tablesOf } = deps
  return async (actor, id, copy) => {
    authorize(actor, 'deal.write')
    const fields = tablesOf(actor)
    return transact(
      actor,
      'deal.duplicate',
      async (tx): Promise<DuplicatedDeal> => {
        const { workspaceId } = actor
        const made = { workspaceId: objectId(workspaceId), _id: objectId(copy) }
        if ((await models.deals.findOne(made, { _id: 1 }, { session: tx.session }).lean()) !== null) {
          const { title } = await readDeal(models, actor, copy, { tx })
          return { id: copy, title, undoId: null }
        }
        const deal = await readDeal(models, actor, id, { tx })
        const from = valuesOf(fields.deal, deal)
        const pipeline = pipelineFor(await readPipelines(models, actor, tx), idOf(deal.pipelineId))
        const company = from.company === null ? null : await linkCompany(models, actor, tx, from.company)
        const values = settleRestored(from, {
          ...copiedValues(fields.deal, from, id),
          contact: await liveContacts(models, actor, tx, from.contact),
          company: company?.id ?? null,
          // A deal that nobody owns is for everybody to take: whoever copies one takes the copy.
          owner: from.owner ?? actor.memberId,
        })
        const { undoId } = await insertDeal({ models, fields }, actor, tx, { id: copy, values, pipeline })
        if (values.owner !== null && values.owner !== actor.memberId)
          notifyMember(actor, tx, values.owner, { kind: 'assigned', target: 'deal', id: copy })
        return { id: copy, title: values.title, undoId }
      },
      { undoable: true },
    )
  }
}
