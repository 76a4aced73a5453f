/** The company as a kind of record. Many come and go with the contacts and deals that name them. */
import { companies } from '../export/resources/companies.ts'
import { RECORD_ACTIONS } from '../core/permissions.ts'
import type { KindDefinition } from '../records/kind-definition.ts'
import { undoCompanyCreated, undoCompanyDeleted, undoCompanyUpdated } from '../undo/undo-company.ts'
import { COMPANY_FIELDS } from './company-fields.ts'
import { undoCompanyMerged } from './company-merging.ts'

export const COMPANY_KIND = {
  kind: 'company',
  model: 'companies',
  name: 'name',
  ownedBy: 'ownerId',
  permissions: RECORD_ACTIONS.company,
  fields: COMPANY_FIELDS,
  inverses: {
    created: undoCompanyCreated,
    updated: undoCompanyUpdated,
    deleted: undoCompanyDeleted,
    merged: undoCompanyMerged,
  },
  hasTimeline: true,
  about: null,
  resources: ({ company }) => ({ companies: companies(company) }),
  linkPrefix: 'co',
  sharing: null,
} as const satisfies KindDefinition<'company'>
