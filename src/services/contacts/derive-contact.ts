/** The fields of a contact that follow from the others. Pure; every write goes through it. */
import type { ContactRecord, StoredEmail, StoredPhone } from '../../models/contact.ts'
import { searchTerms } from './search-terms.ts'
import { sortKey } from './sort-key.ts'

/** What a contact is, before what follows from it. */
export type ContactFields = {
  readonly name: string
  readonly emails: readonly StoredEmail[]
  readonly phones: readonly StoredPhone[]
  readonly tags: readonly string[]
}

export type DerivedFields = Pick<ContactRecord, 'displayName' | 'sortName' | 'search'>

/** @returns null when the fields name nobody: no name, address, number or company */
export function deriveContact(fields: ContactFields, companyName: string | null): DerivedFields | null {
  const displayName = fields.name || fields.emails[0]?.value || fields.phones[0]?.value || companyName
  if (!displayName) return null
  return { displayName, sortName: sortKey(displayName), search: searchTerms({ ...fields, companyName }) }
}
