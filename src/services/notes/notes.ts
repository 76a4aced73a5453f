/** Notes on contacts, companies and deals. */
import { AppError } from '../../errors.ts'
import type { DealRecord } from '../../models/deal.ts'
import {
  type CompanyId,
  type ContactId,
  type DealId,
  type EventId,
  idOf,
  newId,
  type NoteId,
  objectId,
} from '../../models/ids.ts'
import type { RecordRef } from '../../ids.ts'
import type { Models } from '../../models/models.ts'
import { factsOf, type ForwardedFrom, type NoteFile } from '../../models/note-file.ts'
import type { RecordSource } from '../../models/record-source.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { readCompany } from '../companies/write-company.ts'
import { readContact } from '../contacts/write-contact.ts'
import { readDeal, relatedOfDeal } from '../deals/write-deal.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { type NoteView, readNote } from './read-note.ts'
import { referencesOf } from './note-links.ts'
import { writeNoteVersion } from './write-note.ts'
import type { Transaction } from '../core/transact.ts'

/** Maximum UTF-16 code units of a note. A Telegram message has at most 4,096 characters. */
export const MAX_NOTE_LENGTH = 8_192

/** On a contact, a company or a deal; at least one of them is required. */
export type NewNote = {
  /** May be empty only if there are files. */
  readonly text: string
  readonly contactId?: ContactId
  readonly companyId?: CompanyId
  readonly dealId?: DealId
  readonly files?: readonly NoteFile[]
  readonly forwardedFrom?: ForwardedFrom
}

export type NotesService = {
  /** @throws AppError FORBIDDEN, NOT_FOUND */
  readonly get: (actor: Actor, id: NoteId) => Promise<NoteView>
  /** @throws AppError FORBIDDEN; NOT_FOUND for the record; VALIDATION (empty, too-long, nothing-given) */
  readonly add: (actor: Actor, input: NewNote) => Promise<{ id: NoteId; undoId: EventId }>
  /** Only the author, and members who see everything, may delete it. @throws AppError FORBIDDEN, NOT_FOUND */
  readonly delete: (actor: Actor, id: NoteId) => Promise<{ undoId: EventId }>
}

/** @throws AppError VALIDATION (empty, too-long) */
export function parseNote(text: string): string {
  const note = text.trim().normalize('NFC')
  if (note === '') throw fieldProblem('empty')
  if (note.length > MAX_NOTE_LENGTH) throw fieldProblem('too-long', { limit: MAX_NOTE_LENGTH })
  return note
}

type Related = readonly RecordRef<'contact' | 'company' | 'deal'>[]

/**
 * The records whose timelines show a note: those of a deal's contact and company too.
 *
 * @param companyId the company that it is on, or that its contact works for
 */
export function relatedOfNote(
  contactId: ContactId | undefined,
  deal: DealRecord | null,
  companyId?: CompanyId,
): Related {
  const related: Related = [
    ...(contactId === undefined ? [] : [{ kind: 'contact', id: contactId } as const]),
    ...(companyId === undefined ? [] : [{ kind: 'company', id: companyId } as const]),
    ...(deal === null ? [] : [{ kind: 'deal', id: idOf<DealId>(deal._id) } as const, ...relatedOfDeal(deal)]),
  ]
  return [...new Map(related.map((ref) => [ref.id, ref])).values()]
}

/**
 * {@link relatedOfNote} for what a note is on, and the contact and the company as they are now: merged ones are others by now.
 *
 * @throws AppError NOT_FOUND if the actor cannot see one of them
 */
export async function readNoted(
  models: Models,
  actor: Actor,
  tx: Transaction,
  given: Pick<NewNote, 'contactId' | 'companyId' | 'dealId'>,
): Promise<Pick<NewNote, 'contactId' | 'companyId'> & { readonly related: Related }> {
  const { dealId } = given
  const deal = dealId === undefined ? null : await readDeal(models, actor, dealId, { tx })
  const contact = given.contactId === undefined ? null : await readContact(models, actor, given.contactId, { tx })
  const company = given.companyId === undefined ? null : await readCompany(models, actor, given.companyId, { tx })
  const shownAt = company?._id ?? contact?.companyId
  const contactId = contact === null ? undefined : idOf<ContactId>(contact._id)
  const companyId = company === null ? undefined : idOf<CompanyId>(company._id)
  const related = relatedOfNote(contactId, deal, shownAt && idOf<CompanyId>(shownAt))
  return { ...(contactId !== undefined && { contactId }), ...(companyId !== undefined && { companyId }), related }
}

/** Writes a note and records note.created, inside the caller's command. `related` are the records that it is about. */
export async function insertNote(
  models: Models,
  actor: Performer,
  tx: Transaction,
  note: NewNote & { readonly related: Related; readonly source?: RecordSource },
): Promise<{ id: NoteId; undoId: EventId }> {
  const id = newId<NoteId>()
  const { text, contactId, companyId, dealId, related, files = [], forwardedFrom, source = 'manual' } = note
  const record = {
    _id: objectId(id),
    workspaceId: objectId(actor.workspaceId),
    text,
    ...(contactId !== undefined && { contactId: objectId(contactId) }),
    ...(companyId !== undefined && { companyId: objectId(companyId) }),
    ...(dealId !== undefined && { dealId: objectId(dealId) }),
    ...(actor.memberId !== null && { authorId: objectId(actor.memberId) }),
    ...(files.length > 0 && { files }),
    ...(forwardedFrom !== undefined && { forwardedFrom }),
    source,
    createdAt: tx.at,
  }
  await tx.insert(models.notes, record)
  const changes = [
    { path: 'text', from: null, to: text },
    ...(files.length === 0 ? [] : [{ path: 'files', from: null, to: files.map(factsOf) }]),
  ]
  return { id, undoId: tx.record({ type: 'note.created', target: { kind: 'note', id }, related, changes }) }
}

export function createNotes({ models, transact }: CoreDeps): NotesService {
  return {
    get: (actor, id) => readNote(models, actor, id),

    async add(actor, input) {
      authorize(actor, 'note.write')
      const text = parseNote(input.text)
      const { contactId, companyId, dealId } = input
      if (contactId === undefined && companyId === undefined && dealId === undefined)
        throw fieldProblem('nothing-given')
      return transact(
        actor,
        'note.add',
        async (tx) => {
          const about = await readNoted(models, actor, tx, input)
          return insertNote(models, actor, tx, { ...input, text, ...about })
        },
        { undoable: true },
      )
    },

    async delete(actor, id) {
      authorize(actor, 'note.write')
      return transact(
        actor,
        'note.delete',
        async (tx) => {
          const { session } = tx
          const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id) }
          const note = await models.notes.findOne({ ...filter, deletedAt: null }, null, { session }).lean()
          if (note === null) throw new AppError('NOT_FOUND', { message: 'No such note', details: { kind: 'note' } })
          // The actor must also be able to see the record that it is about.
          const { related } = await readNoted(models, actor, tx, referencesOf(note))
          if (note.authorId?.toHexString() !== actor.memberId) authorize(actor, 'record.see-all')
          await writeNoteVersion(models, tx, note, { $set: { deletedAt: tx.at } })
          const changes = [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }]
          return {
            undoId: tx.record({ type: 'note.deleted', target: { kind: 'note', id: idOf(note._id) }, related, changes }),
          }
        },
        { undoable: true },
      )
    },
  }
}
