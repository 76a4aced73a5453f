/** Contacts as vCards have them. */
import type { WrittenPerson } from '../../language/write-vcard.ts'
import type { ContactView } from '../contacts/contact-view.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { ListRow } from './read-list.ts'

type Shown = Pick<
  ContactView,
  'name' | 'given' | 'middle' | 'family' | 'phones' | 'emails' | 'telegram' | 'company' | 'tags'
>

/** What the table puts into properties of their own. */
function propertiesOf(table: FieldTable, values: Readonly<Record<string, unknown>>): WrittenPerson['properties'] {
  const held = fieldsOf(table).flatMap(({ name, field: { vcard } }) => {
    const value = values[name]
    return vcard !== undefined && typeof value === 'string' && value !== '' ? [[vcard, value] as const] : []
  })
  return Object.fromEntries(held)
}

function person(table: FieldTable, uid: string, displayName: string, contact: Shown): WrittenPerson {
  const { name, given, middle, family, phones, emails, telegram, company, tags } = contact
  const isInParts = [given, middle, family].some((part) => part !== null)
  return {
    uid,
    name,
    parts: isInParts ? { given: given ?? '', middle: middle ?? '', family: family ?? '' } : null,
    displayName,
    phones,
    emails,
    company: company?.name ?? null,
    properties: propertiesOf(table, contact),
    telegram,
    tags,
  }
}

/** @param table the fields of contacts */
export function personOf(table: FieldTable, contact: Shown & Pick<ContactView, 'id' | 'displayName'>): WrittenPerson {
  return person(table, contact.id, contact.displayName, contact)
}

/** A row of a list of contacts. */
export function personInRow(table: FieldTable, { id, label, values }: ListRow): WrittenPerson {
  // Safe: the values of such a row are those of the fields of a contact.
  return person(table, id, label, values as unknown as Shown)
}
