/** The references that a note stores to what it is on. Pure. */
import { type CompanyId, type ContactId, type DealId, idOf } from '../../models/ids.ts'
import type { NoteRecord } from '../../models/note.ts'
import type { NewNote } from './notes.ts'
import type { NoteTarget } from './note-target.ts'

type References = Pick<NewNote, 'contactId' | 'companyId' | 'dealId'>

export function noteOn(target: NoteTarget): References {
  switch (target.kind) {
    case 'contact':
      return { contactId: target.id }
    case 'company':
      return { companyId: target.id }
    case 'deal':
      return { dealId: target.id }
  }
}

/** Those of a stored note. */
export function referencesOf({ dealId, contactId, companyId }: NoteRecord): References {
  return {
    ...(dealId && { dealId: idOf<DealId>(dealId) }),
    ...(contactId && { contactId: idOf<ContactId>(contactId) }),
    ...(companyId && { companyId: idOf<CompanyId>(companyId) }),
  }
}
