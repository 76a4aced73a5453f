/** Turns one lead of a delivery into a contact and a deal, or adds it to existing ones. */
import type { ContactRecord } from '../../models/contact.ts'
import type { DealRecord } from '../../models/deal.ts'
import { type ContactId, type DealId, idOf, type LeadSourceId, type MemberId, type StageId } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { SystemActor } from '../core/actor.ts'
import { insertContact } from '../contacts/add-contact.ts'
import type { ContactInputs } from '../contacts/contact-fields.ts'
import { takeFreeContacts } from '../contacts/take-contacts.ts'
import { insertDeal } from '../deals/add-deal.ts'
import { relatedOf, relatedOfDeal } from '../deals/write-deal.ts'
import type { DealValues, RequirableDealField } from '../deals/deal-fields.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { blankValues, filledRequirable, valuesOf } from '../fields/values.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { systemReferences } from '../records/references.ts'
import { tellMember } from '../notifications/news.ts'
import { insertNote } from '../notes/notes.ts'
import type { PipelineView } from '../pipelines/read-pipelines.ts'
import { NAME_LIMIT } from '../../language/single-line.ts'
import { MAX_TAGS } from '../../language/tags.ts'
import type { Transaction } from '../core/transact.ts'
import { amountLine, leadNote } from './lead-note.ts'
import type { IncomingLead } from './lead-providers.ts'
import { completeContact, findPerson } from './match-contact.ts'
import { routeLead } from './route-lead.ts'

/** What all leads of one delivery have in common. */
export type LeadArrival = {
  readonly source: LeadSourceRecord
  readonly pipeline: PipelineView
  readonly workers: readonly MemberId[]
}

export type ReceivedLead = { readonly contactId: ContactId; readonly dealId: DealId; readonly turn: number }

async function openDealOf(
  models: Models,
  contact: ContactRecord,
  { session }: Transaction,
): Promise<DealRecord | null> {
  const { workspaceId, _id } = contact
  const filter = { workspaceId, contactIds: _id, status: 'open' as const, deletedAt: null }
  return models.deals.findOne(filter, null, { session }).sort({ _id: -1 }).lean()
}

/** The stage of the source, unless it requires fields that the lead lacks: then the pipeline's first stage. */
function stageFor({ source, pipeline }: LeadArrival, filled: readonly RequirableDealField[]): { stageId?: StageId } {
  const stage = pipeline.stages.find(({ id, kind }) => id === source.stageId?.toHexString() && kind === 'open')
  if (stage === undefined) return {}
  return stage.requiredFields.every((field) => filled.includes(field)) ? { stageId: stage.id } : {}
}

/** What the lead says about its contact. */
function contactInputs({ person, fields }: IncomingLead, tags: readonly string[]): ContactInputs {
  const { name, email, phone, company } = person
  return {
    ...fields.contact,
    ...(name !== '' && { name }),
    ...(email !== null && { emails: [email] }),
    ...(phone !== null && { phones: [phone] }),
    ...(company !== null && { company }),
    ...(tags.length > 0 && { tags }),
  }
}

/**
 * A contact with the same email, number or Telegram user is completed instead of duplicated. An open deal of theirs takes
 * the lead; otherwise a new one is created. Whoever owns the deal or the contact gets the lead; without an owner it goes
 * where the source routes it.
 *
 * @param turn of the source, for leads assigned in turn
 */
export async function receiveLead(
  deps: Pick<RecordDeps, 'models' | 'fields'>,
  actor: SystemActor,
  tx: Transaction,
  arrival: LeadArrival,
  lead: IncomingLead,
  turn: number,
): Promise<ReceivedLead> {
  const { models, fields } = deps
  const { source, pipeline, workers } = arrival
  const { person } = lead
  const tags = [...new Set([...source.tags, ...lead.tags])].slice(0, MAX_TAGS)
  const known = await findPerson(models, actor, tx, person)
  const open = known && (await openDealOf(models, known, tx))
  const ownerOf = (record: Pick<ContactRecord | DealRecord, 'ownerId'> | null): MemberId | null =>
    workers.find((id) => id === record?.ownerId?.toHexString()) ?? null

  let nextTurn = turn
  let ownerId = ownerOf(open) ?? ownerOf(known)
  if (ownerId === null && open === null) {
    const routed = routeLead(source, workers, turn)
    ownerId = routed.ownerId
    nextTurn = routed.turn
  }

  const given = contactInputs(lead, tags)
  const completed = known && (await completeContact(deps, actor, tx, known, person, given))
  const contact =
    known === null
      ? await insertContact(deps, actor, tx, given, {
          ownerId,
          source: 'lead',
          ...(person.telegram !== null && { telegram: person.telegram }),
        })
      : { id: idOf<ContactId>(known._id), values: completed?.values ?? valuesOf(fields.contact, known) }
  if (known !== null && known.ownerId === undefined && ownerId !== null) {
    await takeFreeContacts(models, tx, { workspaceId: known.workspaceId, ids: [known._id], ownerId })
  }

  const amount = lead.amount ?? null
  const title = (lead.title ?? (person.name || person.email?.value || person.phone?.value || '')).slice(0, NAME_LIMIT)
  const references = systemReferences(models, actor, tx, { permission: 'deal.write', source: 'lead' })
  const linked = { contact: [contact.id], company: contact.values.company, owner: ownerId, tags }
  const values: DealValues = await acceptInputs(
    fields.deal,
    { ...blankValues(fields.deal), ...linked },
    { ...lead.fields.deal, title, ...(amount !== null && { amount }) },
    references,
  )
  const stage = stageFor(arrival, filledRequirable(fields.deal, values))
  const dealId =
    open === null
      ? (await insertDeal(deps, actor, tx, { values, pipeline, ...stage, source: 'lead' })).id
      : idOf<DealId>(open._id)
  const related = [{ kind: 'deal', id: dealId } as const, ...(open === null ? relatedOf(values) : relatedOfDeal(open))]

  // An existing deal is not changed: what the lead says about it goes into the note.
  const asked =
    open === null
      ? []
      : [
          ...(lead.title === undefined || lead.title === open.title ? [] : [`Title: ${lead.title}`]),
          ...(amount === null ? [] : [amountLine(amount)]),
        ]
  const text = leadNote(lead, [...lead.unread, ...(completed?.differing ?? []), ...asked])
  const note = { contactId: contact.id, dealId, related, source: 'lead' as const }
  const written = text === null ? null : await insertNote(models, actor, tx, { ...note, text })

  const sourceId = idOf<LeadSourceId>(source._id)
  tx.record({
    type: 'lead.received',
    target: { kind: 'deal', id: dealId },
    related: [...related, { kind: 'lead-source', id: sourceId }],
    changes: [{ path: 'source', from: null, to: source.name }],
  })
  const nobodys = open === null ? ownerId === null : open.ownerId === undefined
  const news = {
    kind: 'new-lead',
    dealId,
    contactId: contact.id,
    ...(written !== null && { noteId: written.id }),
    sourceName: source.name,
    claimable: nobodys,
  } as const
  for (const memberId of nobodys || ownerId === null ? workers : [ownerId]) tellMember(actor, tx, memberId, news)
  return { contactId: contact.id, dealId, turn: nextTurn }
}
