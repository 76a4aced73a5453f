/** Contacts as vCards have them. */
import type { WrittenPerson } from '../../language/write-vcard.ts'
import type { ContactView } from '../contacts/contact-view.ts'
import type { ListRow } from './read-list.ts'

type Shown = Pick<ContactView, 'name' | 'phones' | 'emails' | 'telegram' | 'company' | 'jobTitle' | 'tags'>

function person(uid: string, displayName: string, contact: Shown): WrittenPerson {
  const { name, phones, emails, telegram, company, jobTitle, tags } = contact
  return {
    uid,
    name,
    displayName,
    phones: phones.map(({ e164 }) => e164),
    emails: emails.map(({ value }) => value),
    company: company?.name ?? null,
    jobTitle,
    telegram,
    tags,
  }
}

export function personOf(contact: Shown & Pick<ContactView, 'id' | 'displayName'>): WrittenPerson {
  return person(contact.id, contact.displayName, contact)
}

/** A row of a list of contacts. */
export function personInRow({ id, label, values }: ListRow): WrittenPerson {
  // Safe: the values of such a row are those of the fields of a contact.
  return person(id, label, values as unknown as Shown)
}
