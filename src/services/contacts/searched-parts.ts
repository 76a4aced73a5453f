/** The searchable parts of a contact's values, sorted by how they are looked up. Pure. */
import { fieldsOf } from '../fields/define-fields.ts'
import type { ContactFields, ContactValues } from './contact-fields.ts'
import type { ContactParts } from './derive-contact.ts'

/** These are looked up in their own ways: addresses and numbers as a whole, a company by its name, tags with “#”. */
const OWN_WAY = new Set(['name', 'emails', 'phones', 'company', 'tags'])

export function searchedParts(fields: ContactFields, values: ContactValues): ContactParts {
  const { name, emails, phones, tags } = values
  const more = fieldsOf(fields).flatMap((entry) =>
    entry.field.search === true && !OWN_WAY.has(entry.name) ? entry.field.searchWords(values[entry.name]) : [],
  )
  return { name, emails, phones, tags, more }
}
