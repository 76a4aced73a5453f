/** The fields of a contact. Adding, editing, undo, timeline, export, search and lead mapping are derived from this table. */
import type { SaidPerson } from '../../language/said-person.ts'
import type { ContactRecord } from '../../models/contact.ts'
import { defineFields, type EditOf, type InputsOf, type ValuesOf } from '../fields/define-fields.ts'
import type { TypedFields } from '../fields/read-inputs.ts'
import { emails, phones } from '../fields/types/addresses.ts'
import { day } from '../fields/types/day.ts'
import { link } from '../fields/types/link.ts'
import { company, member } from '../fields/types/references.ts'
import { telegram } from '../fields/types/telegram.ts'
import { tags } from '../fields/types/tags.ts'
import { text, title } from '../fields/types/text.ts'

/** With a street, a district and a country; a longer one is cut. */
const MAX_ADDRESS_LENGTH = 256

export const CONTACT_FIELDS = defineFields<ContactRecord>()({
  name: title({ about: 'As typed; empty if only a number or an address is known', search: true, asked: true }),
  phones: phones({ about: 'E.164; an extension follows as in RFC 3966', search: true, asked: true }),
  emails: emails({ about: 'As typed', search: true, asked: true }),
  telegram: telegram({ about: 'Their account in Telegram: the id, the username without @, or both', search: true }),
  company: company({
    path: 'companyId',
    about: 'The company that they work for',
    search: true,
    asked: true,
    filter: { name: 'company', about: 'Working for this company' },
  }),
  jobTitle: text({
    about: 'Their job title',
    vcard: 'TITLE',
    lead: ['job', 'position', 'role', 'occupation', 'your role', 'посада', 'ваша посада'],
  }),
  address: text({ about: 'Where they are, in one line', max: MAX_ADDRESS_LENGTH, vcard: 'ADR' }),
  website: link({ about: 'Their web address', vcard: 'URL' }),
  birthday: day({ about: 'Their day of birth', vcard: 'BDAY', yearly: true }),
  tags: tags({
    about: 'Words without #',
    search: true,
    filter: { name: 'tag', about: 'With this tag' },
  }),
  owner: member({
    path: 'ownerId',
    about: 'The member who owns the contact',
    filter: { name: 'owner', about: 'Owned by this member' },
  }),
  given: text({ path: 'givenName', partOf: 'name', about: 'Their given name, if the name is known in parts' }),
  middle: text({ path: 'middleName', partOf: 'name', about: 'Their middle name or patronymic, likewise' }),
  family: text({ path: 'familyName', partOf: 'name', about: 'Their family name, likewise' }),
})

export type ContactFields = typeof CONTACT_FIELDS

/** What was said about a person, by field, as one would type it. What was not said has no field. Pure. */
export function typedPerson(said: SaidPerson): TypedFields<ContactFields> {
  const typed = {
    name: said.name,
    phones: said.phones.join(', '),
    emails: said.emails.join(', '),
    telegram: said.telegram ?? '',
    company: said.company ?? '',
    jobTitle: said.job ?? '',
    tags: said.tags.join(' '),
    given: said.parts?.given ?? '',
    middle: said.parts?.middle ?? '',
    family: said.parts?.family ?? '',
  }
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''))
}

export type ContactValues = ValuesOf<ContactFields>
export type ContactInputs = InputsOf<ContactFields>
/** One field and its new value; null clears it. */
export type ContactEdit = EditOf<ContactFields>
