/** The fields of a company. Adding, editing, undo, timeline, export, search and sync are derived from this table. */
import type { CompanyRecord } from '../../models/company.ts'
import { defineFields, type EditOf, type InputsOf, type ValuesOf } from '../fields/define-fields.ts'
import { emails, phones } from '../fields/types/addresses.ts'
import { domain } from '../fields/types/domain.ts'
import { link } from '../fields/types/link.ts'
import { member } from '../fields/types/references.ts'
import { tags } from '../fields/types/tags.ts'
import { text, title } from '../fields/types/text.ts'

export const COMPANY_FIELDS = defineFields<CompanyRecord>()({
  name: title({
    about: 'As typed',
    required: true,
    search: true,
    asked: true,
    filter: { name: 'name', about: 'With exactly this name' },
  }),
  domain: domain({
    about: 'What stands after the “@” in its people’s addresses',
    search: true,
    asked: true,
    filter: { name: 'domain', about: 'With this domain' },
  }),
  website: link({ about: 'Its website' }),
  phones: phones({ about: 'E.164; an extension follows as in RFC 3966', item: 'Phone', search: true }),
  emails: emails({ about: 'As typed', item: 'Email', search: true }),
  address: text({ about: 'Where it is' }),
  tags: tags({
    about: 'Words without #',
    item: 'Tag',
    search: true,
    filter: { name: 'tag', about: 'With this tag' },
  }),
  owner: member({
    path: 'ownerId',
    about: 'The member who looks after it',
    filter: { name: 'owner', about: 'Owned by this member' },
  }),
})

export type CompanyFields = typeof COMPANY_FIELDS
export type CompanyValues = ValuesOf<CompanyFields>
export type CompanyInputs = InputsOf<CompanyFields>
/** One field and its new value; null clears it. */
export type CompanyEdit = EditOf<CompanyFields>
