/** The record kinds that have fields, and their tables. */
import { COMPANY_FIELDS } from '../companies/company-fields.ts'
import { CONTACT_FIELDS } from '../contacts/contact-fields.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { DEAL_FIELDS } from '../deals/deal-fields.ts'
import { TASK_FIELDS } from '../tasks/task-fields.ts'

export const FIELD_TABLES = {
  contact: CONTACT_FIELDS,
  company: COMPANY_FIELDS,
  deal: DEAL_FIELDS,
  task: TASK_FIELDS,
}

export type FieldTables = Readonly<typeof FIELD_TABLES>
export type FieldedKind = keyof FieldTables

/** Dependencies of the record services. */
export type RecordDeps = CoreDeps & { readonly fields: FieldTables }
