/** The reference that a note stores to the record that it is on. Pure. */
import type { NewNote } from './notes.ts'
import type { NoteTarget } from './note-target.ts'

export function noteOn(target: NoteTarget): Pick<NewNote, 'contactId' | 'companyId' | 'dealId'> {
  switch (target.kind) {
    case 'contact':
      return { contactId: target.id }
    case 'company':
      return { companyId: target.id }
    case 'deal':
      return { dealId: target.id }
  }
}
