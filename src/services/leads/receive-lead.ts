/** Turns one lead of a delivery into a contact and a deal, or adds it to existing ones. */
import { type ContactId, type DealId, idOf, type LeadSourceId, type MemberId, type NoteId } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { Assigner } from '../assignment/assigner.ts'
import { recordAssigned } from '../assignment/record-assigned.ts'
import type { ContactValues } from '../contacts/contact-fields.ts'
import type { SystemActor } from '../core/actor.ts'
import { notifyMember } from '../notifications/news.ts'
import { insertNote } from '../notes/notes.ts'
import { MAX_TAGS } from '../../language/tags.ts'
import type { RecordDeps, TableDeps } from '../records/field-tables.ts'
import { RESPONSE_JOB, responseDue } from '../response/response-job.ts'
import type { Transaction } from '../core/transact.ts'
import { contactOfLead, type LeadContact } from './lead-contact.ts'
import type { KnownPeople } from './known-people.ts'
import { insertLeadDeal, type LeadDeal, type PlannedDeal, planLeadDeal, takeUp } from './lead-deal.ts'
import { leadNotes } from './lead-note.ts'
import type { NoteWords } from './lead-words.ts'
import type { IncomingLead } from './lead-providers.ts'
import { type LeadWorker, ownerAlready, toldOf } from './route-lead.ts'
import { chooseOwner, type LeadOwner } from './choose-owner.ts'
import type { LeadPlace } from './place-of-source.ts'

/** What all leads of one delivery have in common. */
export type LeadArrival = {
  readonly source: LeadSourceRecord
  readonly place: LeadPlace
  readonly workers: readonly LeadWorker[]
  readonly assigner: Assigner
  readonly people: KnownPeople
  /** In how many minutes it has to be answered; null if that is not watched. */
  readonly responseMinutes: number | null
  /** In the workspace's language. */
  readonly words: NoteWords
}

export type ReceivedLead = { readonly contactId: ContactId; readonly dealId: DealId; readonly turn: number }

/** Writes down what the lead says beside its contact and its deal, if anything. @returns the first note */
async function noteLead(
  { models }: Pick<RecordDeps, 'models'>,
  actor: SystemActor,
  tx: Transaction,
  lead: IncomingLead,
  { contact, deal, words }: { readonly contact: LeadContact; readonly deal: LeadDeal; readonly words: NoteWords },
): Promise<NoteId | null> {
  const related = [{ kind: 'deal', id: deal.id } as const, ...deal.related]
  const about = { contactId: contact.id, dealId: deal.id, related, source: 'lead' } as const
  let first: NoteId | null = null
  for (const text of leadNotes(lead, [...lead.unread, ...contact.differing, ...deal.differing], words)) {
    const { id } = await insertNote(models, actor, tx, { ...about, text })
    first ??= id
  }
  return first
}

/**
 * A contact with the same email, number or Telegram user is completed instead of duplicated. An open deal of theirs takes
 * the lead; otherwise a new one is created. Whoever owns the deal or the contact gets the lead; without an owner it goes
 * where a rule says, or else where the source routes it.
 *
 * @param turn of the source, for leads assigned in turn
 */
export async function receiveLead(
  deps: TableDeps,
  actor: SystemActor,
  tx: Transaction,
  arrival: LeadArrival,
  lead: IncomingLead,
  turn: number,
): Promise<ReceivedLead> {
  const { source, place, workers, people, words, assigner, responseMinutes } = arrival
  const tags = [...new Set([...source.tags, ...lead.tags])].slice(0, MAX_TAGS)
  const { known, open } = await people.find(lead.person)
  const already = ownerAlready(workers, { open, known })
  const chosen: { owner: LeadOwner; planned?: PlannedDeal } = {
    owner: { ownerId: already ?? null, ruleName: null, turn },
  }
  const plan = ({ company }: ContactValues) =>
    planLeadDeal(deps, actor, tx, { lead, tags, company, place, sourceName: source.name })
  const ownerOf = async (values: ContactValues): Promise<MemberId | null> => {
    if (already === undefined) {
      chosen.planned = await plan(values)
      chosen.owner = await chooseOwner(deps, { assigner, source, workers, turn }, chosen.planned, values)
    }
    return chosen.owner.ownerId
  }
  const contact = await contactOfLead(deps, actor, tx, { lead, tags, known, ownerOf, words })
  const { ownerId, ruleName } = chosen.owner
  const deal =
    open === null
      ? await insertLeadDeal(deps, actor, tx, chosen.planned ?? (await plan(contact.values)), {
          contactId: contact.id,
          ownerId,
        })
      : takeUp(deps.fields, open, lead, words)
  const noteId = await noteLead(deps, actor, tx, lead, { contact, deal, words })

  const target = { kind: 'deal', id: deal.id } as const
  const sourceId = idOf<LeadSourceId>(source._id)
  tx.record({
    type: 'lead.received',
    target,
    related: [target, ...deal.related, { kind: 'lead-source', id: sourceId }],
    changes: [{ path: 'source', from: null, to: source.name }],
  })
  if (responseMinutes !== null) {
    const timed = {
      workspaceId: actor.workspaceId,
      dealId: deal.id,
      acceptedAt: tx.at.toISOString(),
      minutes: responseMinutes,
    }
    tx.enqueue(RESPONSE_JOB, timed, { runAt: responseDue(timed) })
  }
  if (ruleName !== null) recordAssigned(tx, target, deal.related, { ruleName, ownerId })
  const news = {
    kind: 'new-lead',
    dealId: deal.id,
    contactId: contact.id,
    ...(noteId !== null && { noteId }),
    sourceName: source.name,
    claimable: deal.claimable,
  } as const
  for (const memberId of toldOf(workers, deal.claimable ? null : ownerId)) notifyMember(actor, tx, memberId, news)
  return { contactId: contact.id, dealId: deal.id, turn: chosen.owner.turn }
}
