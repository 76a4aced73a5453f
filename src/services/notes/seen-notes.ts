/** The notes that timelines may show. */
import type { Types } from 'mongoose'

import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { NoteRecord } from '../../models/note.ts'
import type { Actor } from '../core/actor.ts'
import { seesAll, visibleTo } from '../core/permissions.ts'
import type { ReadSubjects, Subject } from '../records/kind-definition.ts'

const NEEDED = { text: 1, dealId: 1, contactId: 1, deletedAt: 1, editedAt: 1 } as const

function subjectOf({ text, deletedAt, editedAt }: Pick<NoteRecord, 'text' | 'deletedAt' | 'editedAt'>): Subject {
  if (deletedAt !== null) return { name: text, since: 'deleted' }
  return editedAt == null ? { name: text } : { name: text, since: 'edited' }
}

/** Which of these contacts or deals the actor may see: all of them (null), or those with the ids in the answer. */
async function seenOf(
  models: Models,
  actor: Actor,
  ids: readonly Types.ObjectId[],
  kind: 'contact' | 'deal',
): Promise<ReadonlySet<string> | null> {
  if (seesAll(actor)) return null
  if (ids.length === 0) return new Set()
  const filter = { ...visibleTo(actor), _id: { $in: [...ids] } }
  const found =
    kind === 'deal'
      ? await models.deals.find(filter, { _id: 1 }).lean()
      : await models.contacts.find(filter, { _id: 1 }).lean()
  return new Set(found.map(({ _id }) => _id.toHexString()))
}

/**
 * Texts of notes, by id. A note on a deal is as visible as the deal, even in the timeline of the deal's contact, and one on a
 * contact as the contact, even in the timeline of their company. These are read along with the notes instead of after them,
 * except contacts that have taken over the note's own since: its event does not name them.
 */
export const seenNotes: ReadSubjects = async (models, actor, events) => {
  const noteIds = events.map(({ target }) => target.id)
  const named = (kind: 'contact' | 'deal') =>
    events.flatMap(({ related }) => related.flatMap((ref) => (ref.kind === kind ? [ref.id] : [])))
  const contactIds = named('contact')
  const [notes, deals, contacts] = await Promise.all([
    models.notes.find({ workspaceId: objectId(actor.workspaceId), _id: { $in: noteIds } }, NEEDED).lean(),
    seenOf(models, actor, named('deal'), 'deal'),
    seenOf(models, actor, contactIds, 'contact'),
  ])
  const known = new Set(contactIds.map(String))
  const heirs = notes.flatMap(({ contactId }) =>
    contactId === undefined || known.has(contactId.toHexString()) ? [] : [contactId],
  )
  const seenHeirs = await seenOf(models, actor, heirs, 'contact')
  const isSeen = (seen: ReadonlySet<string> | null, id: Types.ObjectId) => seen === null || seen.has(id.toHexString())
  return new Map(
    notes
      .filter(({ dealId, contactId }) => {
        if (dealId !== undefined) return isSeen(deals, dealId)
        return contactId === undefined || isSeen(contacts, contactId) || isSeen(seenHeirs, contactId)
      })
      .map((note) => [note._id.toHexString(), subjectOf(note)]),
  )
}
