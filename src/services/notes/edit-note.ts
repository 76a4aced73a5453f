/** Changes the words of a note: only its author may. */
import { AppError } from '../../errors.ts'
import {
  type CompanyId,
  type ContactId,
  type DealId,
  type EventId,
  idOf,
  type NoteId,
  objectId,
} from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { readCompany } from '../companies/write-company.ts'
import { readContact } from '../contacts/write-contact.ts'
import { readDeal } from '../deals/write-deal.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { parseNote, relatedOfNote } from './notes.ts'
import { writeNoteVersion } from './write-note.ts'

/** `version` is that of the note which the author had before them. */
export type NoteEdit = { readonly text: string; readonly version: number }

/** `undoId` is null when the edit changed nothing. */
export type EditedNote = { readonly undoId: EventId | null }

/**
 * @throws AppError FORBIDDEN, also for what somebody else wrote; NOT_FOUND; VALIDATION (empty, too-long); CONFLICT
 * (changed-meanwhile) if the note is no longer of that version
 */
export type EditNote = (actor: Actor, id: NoteId, edit: NoteEdit) => Promise<EditedNote>

export function createEditNote({ models, transact }: CoreDeps): EditNote {
  return async (actor, id, { text: typed, version }) => {
    authorize(actor, 'note.write')
    const text = parseNote(typed)
    return transact(
      actor,
      'note.edit',
      async (tx): Promise<EditedNote> => {
        const { session } = tx
        const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id), deletedAt: null }
        const note = await models.notes.findOne(filter, null, { session }).lean()
        if (note === null) throw new AppError('NOT_FOUND', { message: 'No such note', details: { kind: 'note' } })
        // As visible as what it is on: the deal, or else the contact, or else the company.
        const dealId = note.dealId && idOf<DealId>(note.dealId)
        const contactId = note.contactId && idOf<ContactId>(note.contactId)
        const deal = dealId === undefined ? null : await readDeal(models, actor, dealId, { tx })
        const onContact = deal === null && contactId !== undefined
        const contact = onContact ? await readContact(models, actor, contactId, { tx }) : null
        const onCompany = deal === null && contact === null && note.companyId !== undefined
        const company = onCompany ? await readCompany(models, actor, idOf(note.companyId), { tx }) : null
        if (note.authorId?.toHexString() !== actor.memberId) authorize(actor, 'note.edit-others')
        if (note.text === text) return { undoId: null }
        if (note.version !== version)
          throw new AppError('CONFLICT', {
            message: 'The note changed meanwhile',
            details: { reason: 'changed-meanwhile' },
          })
        await writeNoteVersion(models, tx, note, { $set: { text, editedAt: tx.at } })
        const changes = [
          { path: 'text', from: note.text, to: text },
          { path: 'editedAt', from: note.editedAt?.toISOString() ?? null, to: tx.at.toISOString() },
        ]
        const shownAt = company?._id ?? contact?.companyId
        const related = relatedOfNote(contactId, deal, shownAt && idOf<CompanyId>(shownAt))
        return { undoId: tx.record({ type: 'note.updated', target: { kind: 'note', id }, related, changes }) }
      },
      { undoable: true },
    )
  }
}
