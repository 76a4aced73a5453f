/** The company as a kind of record. Companies come and go with the contacts and deals that name them. */
import { companies } from '../export/resources/companies.ts'
import type { KindDefinition } from '../records/kind-definition.ts'
import { COMPANY_FIELDS } from './company-fields.ts'

export const COMPANY_KIND = {
  kind: 'company',
  model: 'companies',
  name: 'name',
  ownedBy: null,
  permissions: { read: 'contact.read', write: 'contact.write' },
  fields: COMPANY_FIELDS,
  inverses: {},
  hasTimeline: false,
  about: null,
  resources: ({ company }) => ({ companies: companies(company) }),
  linkPrefix: null,
  sharing: null,
} as const satisfies KindDefinition<'company'>
