/** Turns one lead of a delivery into a contact and a deal, or adds it to existing ones. */
import { type ContactId, type DealId, idOf, type LeadSourceId, type MemberId, type NoteId } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { SystemActor } from '../core/actor.ts'
import { notifyMember } from '../notifications/news.ts'
import { insertNote } from '../notes/notes.ts'
import { MAX_TAGS } from '../../language/tags.ts'
import type { RecordDeps, TableDeps } from '../records/field-tables.ts'
import type { Transaction } from '../core/transact.ts'
import { contactOfLead, type LeadContact } from './lead-contact.ts'
import type { KnownPeople } from './known-people.ts'
import { addLeadDeal, type LeadDeal, takeUp } from './lead-deal.ts'
import { leadNotes } from './lead-note.ts'
import type { NoteWords } from './lead-words.ts'
import type { IncomingLead } from './lead-providers.ts'
import { ownerOfLead } from './route-lead.ts'
import type { LeadPlace } from './place-of-source.ts'

/** What all leads of one delivery have in common. */
export type LeadArrival = {
  readonly source: LeadSourceRecord
  readonly place: LeadPlace
  readonly workers: readonly MemberId[]
  readonly people: KnownPeople
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
 * where the source routes it.
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
  const { fields } = deps
  const { source, place, workers, people, words } = arrival
  const tags = [...new Set([...source.tags, ...lead.tags])].slice(0, MAX_TAGS)
  const { known, open } = await people.find(lead.person)
  const { ownerId, turn: nextTurn } = ownerOfLead(source, workers, turn, { open, known })
  const contact = await contactOfLead(deps, actor, tx, { lead, tags, known, ownerId, words })
  const deal =
    open === null
      ? await addLeadDeal(deps, actor, tx, { lead, tags, contact, ownerId, place, sourceName: source.name })
      : takeUp(fields, open, lead, words)
  const noteId = await noteLead(deps, actor, tx, lead, { contact, deal, words })

  const target = { kind: 'deal', id: deal.id } as const
  const sourceId = idOf<LeadSourceId>(source._id)
  tx.record({
    type: 'lead.received',
    target,
    related: [target, ...deal.related, { kind: 'lead-source', id: sourceId }],
    changes: [{ path: 'source', from: null, to: source.name }],
  })
  const news = {
    kind: 'new-lead',
    dealId: deal.id,
    contactId: contact.id,
    ...(noteId !== null && { noteId }),
    sourceName: source.name,
    claimable: deal.claimable,
  } as const
  const told = deal.claimable || ownerId === null ? workers : [ownerId]
  for (const memberId of told) notifyMember(actor, tx, memberId, news)
  return { contactId: contact.id, dealId: deal.id, turn: nextTurn }
}
