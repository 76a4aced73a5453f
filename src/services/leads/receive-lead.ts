/** Makes one lead of a delivery into a contact and a deal, or puts it to those that there are. */
import type { ContactRecord } from '../../models/contact.ts'
import type { DealRecord } from '../../models/deal.ts'
import { type ContactId, type DealId, idOf, type LeadSourceId, type MemberId } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { SystemActor } from '../core/actor.ts'
import { insertContact } from '../contacts/add-contact.ts'
import type { ContactValues } from '../contacts/read-new-contact.ts'
import { takeFreeContacts } from '../contacts/take-contacts.ts'
import { insertDeal } from '../deals/add-deal.ts'
import { dealFields, filledFields, relatedOf } from '../deals/write-deal.ts'
import { tellMember } from '../notifications/news.ts'
import { insertNote } from '../notes/notes.ts'
import type { PipelineView } from '../pipelines/read-pipelines.ts'
import { NAME_LIMIT } from '../../language/single-line.ts'
import { MAX_TAGS } from '../../language/tags.ts'
import type { Transaction } from '../core/transact.ts'
import { amountLine, leadNote } from './lead-note.ts'
import type { IncomingLead, LeadPerson } from './lead-providers.ts'
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

/** The stage of the source, unless it requires what the lead has not: then the pipeline's first. */
function stageFor({ source, pipeline }: LeadArrival, fields: Parameters<typeof filledFields>[0]): { stageId?: string } {
  const stage = pipeline.stages.find(({ id, kind }) => id === source.stageId?.toHexString() && kind === 'open')
  if (stage === undefined) return {}
  const filled = filledFields(fields)
  return stage.requiredFields.every((field) => filled.includes(field)) ? { stageId: stage.id } : {}
}

function newContactOf({ name, email, phone, company, jobTitle }: LeadPerson, tags: readonly string[]): ContactValues {
  return {
    name,
    emails: email === null ? [] : [email],
    phones: phone === null ? [] : [phone],
    companyName: company,
    jobTitle,
    tags,
  }
}

/**
 * A contact of the same email, number or Telegram user is completed and not made twice; an open deal of theirs takes the
 * lead up, else there is a new one. Whoever owns the deal or the contact gets the lead; without an owner it goes where the
 * source routes it.
 *
 * @param turn of the source, for leads in turn
 */
export async function receiveLead(
  models: Models,
  actor: SystemActor,
  tx: Transaction,
  arrival: LeadArrival,
  lead: IncomingLead,
  turn: number,
): Promise<ReceivedLead> {
  const { source, pipeline, workers } = arrival
  const { person } = lead
  const tags = [...new Set([...source.tags, ...lead.tags])].slice(0, MAX_TAGS)
  const isWorker = (id: string | undefined): id is MemberId => workers.includes(id as MemberId)
  const known = await findPerson(models, actor, tx, person)
  const open = known && (await openDealOf(models, known, tx))
  const ownerOf = (record: { readonly ownerId?: { toHexString(): string } } | null): MemberId | null => {
    const id = record?.ownerId?.toHexString()
    return isWorker(id) ? id : null
  }

  let nextTurn = turn
  let ownerId = ownerOf(open) ?? ownerOf(known)
  if (ownerId === null && open === null) {
    const routed = routeLead(source, workers, turn)
    ownerId = routed.ownerId
    nextTurn = routed.turn
  }

  const completed = known && (await completeContact(models, actor, tx, known, person, tags))
  const contact =
    known === null
      ? await insertContact(models, actor, tx, newContactOf(person, tags), {
          ownerId,
          source: 'lead',
          ...(person.telegram !== null && { telegram: person.telegram }),
        })
      : { id: idOf<ContactId>(known._id), companyId: completed?.companyId ?? null }
  if (known !== null && known.ownerId === undefined && ownerId !== null) {
    await takeFreeContacts(models, tx, { workspaceId: known.workspaceId, ids: [known._id], ownerId })
  }

  const amount = lead.amount ?? null
  const title = (lead.title ?? (person.name || person.email?.value || person.phone?.value || '')).slice(0, NAME_LIMIT)
  const fields = {
    title,
    amount,
    contactIds: [contact.id],
    companyId: contact.companyId,
    ownerId,
    expectedCloseOn: null,
    tags,
  }
  const dealId =
    open === null
      ? (
          await insertDeal(models, actor, tx, {
            ...fields,
            pipeline,
            ...stageFor(arrival, fields),
            source: 'lead',
          })
        ).id
      : idOf<DealId>(open._id)
  const related = [{ kind: 'deal', id: dealId } as const, ...relatedOf(open === null ? fields : dealFields(open))]

  // To a deal that there is, nothing is changed: what the lead says of it can be read.
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
