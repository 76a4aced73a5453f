/** The deal of a lead: a new one, or the open deal of a known contact, which takes it up. */
import type { ContactRecord } from '../../models/contact.ts'
import type { DealRecord } from '../../models/deal.ts'
import { type CompanyId, type ContactId, type DealId, idOf, type MemberId, type StageId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { RecordRef } from '../../ids.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import { MAX_SINGLE_LINE_LENGTH } from '../../language/single-line.ts'
import type { SystemActor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { telegramName } from '../contacts/derive-contact.ts'
import { insertDeal, openStage } from '../deals/add-deal.ts'
import {
  type DealFields,
  type DealInputs,
  type DealValues,
  MAX_ORIGIN_LENGTH,
  type RequirableDealField,
} from '../deals/deal-fields.ts'
import { settleDeal } from '../deals/settle-deal.ts'
import { relatedOf, relatedOfDeal } from '../deals/write-deal.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { blankValues, filledRequirable, valuesOf } from '../fields/values.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import type { TableDeps } from '../records/field-tables.ts'
import type { PipelineView, StageView } from '../pipelines/read-pipelines.ts'
import { systemReferences } from '../records/references.ts'
import { differingLines } from './differing-lines.ts'
import type { NoteWords } from './lead-words.ts'
import type { IncomingLead } from './lead-providers.ts'
import type { LeadPlace } from './place-of-source.ts'

export type LeadDeal = {
  readonly id: DealId
  /** The other records whose timelines show what happens to it. */
  readonly related: readonly RecordRef<'contact' | 'company'>[]
  /** Nobody owns it: anyone may claim it. */
  readonly claimable: boolean
  /** `label: value` for what the lead says and the deal does not. */
  readonly differing: readonly string[]
}

/** The newest open deal of each of the contacts that have one. */
export async function openDealsOf(
  models: Models,
  contacts: readonly ContactRecord[],
  { session }: Pick<Transaction, 'session'>,
): Promise<ReadonlyMap<string, DealRecord>> {
  const [first] = contacts
  if (first === undefined) return new Map()
  const ids = contacts.map(({ _id }) => _id)
  const contactIds = ids.length === 1 ? first._id : { $in: ids }
  const filter = { workspaceId: first.workspaceId, contactIds, status: 'open' as const, deletedAt: null }
  const deals = await models.deals.find(filter, null, { session }).lean()
  const oldestFirst = deals.toSorted((a, b) => (idOf(a._id) < idOf(b._id) ? -1 : 1))
  // A newer deal of the same contact replaces an older one.
  return new Map(oldestFirst.flatMap((deal) => deal.contactIds.map((id) => [id.toHexString(), deal] as const)))
}

/** What the lead says about its deal. */
function dealInputs({ title, amount, fields }: IncomingLead): DealInputs {
  return { ...fields.deal, ...(title !== undefined && { title }), ...(amount !== undefined && { amount }) }
}

/** An open deal is not changed: what the lead says about it goes into a note. */
export function takeUp(
  fields: { readonly deal: DealFields },
  open: DealRecord,
  lead: IncomingLead,
  words: Pick<NoteWords, 'fieldLabel'>,
): LeadDeal {
  const table: FieldTable = fields.deal
  return {
    id: idOf(open._id),
    related: relatedOfDeal(open),
    claimable: open.ownerId === undefined,
    differing: differingLines(fields.deal, dealInputs(lead), valuesOf(fields.deal, open), (name) =>
      words.fieldLabel({ kind: 'deal', name, field: table[name] }),
    ),
  }
}

type DealToPlan = {
  readonly lead: IncomingLead
  readonly tags: readonly string[]
  readonly company: CompanyId | null
  readonly place: LeadPlace
  readonly sourceName: string
}

/** A new deal of a lead, except for its contact and its owner. */
export type PlannedDeal = {
  readonly values: DealValues
  readonly pipeline: PipelineView
  readonly stage: StageView
}

/** The stage of the source, unless it requires fields that the lead lacks: then the pipeline's first stage. */
function stageFor({ pipeline, stageId }: LeadPlace, filled: readonly RequirableDealField[]): StageId | undefined {
  const stage = pipeline.stages.find(({ id, kind }) => id === stageId && kind === 'open')
  return stage?.requirements.every((field) => filled.includes(field)) === true ? stage.id : undefined
}

/** Without a title, the deal is called what its person is called. */
function titleOf({ title, person }: IncomingLead): string {
  const { name, email, phone, telegram } = person
  const account = telegram === null ? '' : telegramName(telegram)
  return cutToUnits(title ?? (name || email?.value || phone?.value || account), MAX_SINGLE_LINE_LENGTH)
}

export async function planLeadDeal(
  { models, fields }: TableDeps,
  actor: SystemActor,
  tx: Transaction,
  { lead, tags, company, place, sourceName }: DealToPlan,
): Promise<PlannedDeal> {
  const references = systemReferences(models, actor, tx, { permission: 'deal.write', source: 'lead' })
  // What the lead itself says about its channel goes before the name of its source.
  const origin = cutToUnits(sourceName, MAX_ORIGIN_LENGTH)
  const blank = { ...blankValues(fields.deal), company, tags, origin }
  const inputs = { ...dealInputs(lead), title: titleOf(lead) }
  const values = settleDeal(blank, await acceptInputs(fields.deal, blank, inputs, references))
  const { pipeline } = place
  return { values, pipeline, stage: openStage(pipeline, stageFor(place, filledRequirable(fields.deal, values))) }
}

export async function insertLeadDeal(
  deps: TableDeps,
  actor: SystemActor,
  tx: Transaction,
  { values: planned, pipeline, stage }: PlannedDeal,
  { contactId, ownerId }: { readonly contactId: ContactId; readonly ownerId: MemberId | null },
): Promise<LeadDeal> {
  const values = { ...planned, contact: [contactId], owner: ownerId }
  const { id } = await insertDeal(deps, actor, tx, { values, pipeline, stageId: stage.id, source: 'lead' })
  return { id, related: relatedOf(values), claimable: ownerId === null, differing: [] }
}
