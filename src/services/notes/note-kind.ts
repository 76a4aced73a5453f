/** The note as a kind of record. It belongs to the contact, company or deal that it is on, and has no card of its own. */
import { notes } from '../export/resources/notes.ts'
import type { KindDefinition } from '../records/kind-definition.ts'
import { undoNoteCreated, undoNoteDeleted, undoNoteUpdated } from '../undo/undo-note.ts'
import { seenNotes } from './seen-notes.ts'

export const NOTE_KIND = {
  kind: 'note',
  model: 'notes',
  name: 'text',
  ownedBy: null,
  permissions: { read: 'contact.read', write: 'note.write' },
  fields: null,
  refersTo: { contactId: 'contact', companyId: 'company', dealId: 'deal' },
  inverses: { created: undoNoteCreated, updated: undoNoteUpdated, deleted: undoNoteDeleted },
  hasTimeline: false,
  about: seenNotes,
  resources: () => ({ notes }),
  linkPrefix: null,
  sharing: null,
} as const satisfies KindDefinition<'note'>
