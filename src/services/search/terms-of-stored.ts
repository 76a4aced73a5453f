/** The search terms of records as they are stored, for the migration that derives all of them again. Pure. */
import { COMPANY_FIELDS } from '../companies/company-fields.ts'
import { storedCompany } from '../companies/derive-company.ts'
import { CONTACT_FIELDS } from '../contacts/contact-fields.ts'
import { searchedParts } from '../contacts/searched-parts.ts'
import { DEAL_FIELDS } from '../deals/deal-fields.ts'
import { searchWords, valuesOf } from '../fields/values.ts'
import { TASK_FIELDS } from '../tasks/task-fields.ts'
import { type SearchTerms, searchTerms, textTerms } from './search-terms.ts'

export type SearchedRecord = Readonly<Record<string, unknown>>

type TermsOf = (record: SearchedRecord, companyName: string | null) => SearchTerms

/** By collection. @property companyName of the record's company; null without one */
export const TERMS_OF = {
  contacts: (record, companyName) =>
    searchTerms({ ...searchedParts(CONTACT_FIELDS, valuesOf(CONTACT_FIELDS, record), record), companyName }),
  deals: (record) => textTerms(searchWords(DEAL_FIELDS, valuesOf(DEAL_FIELDS, record))),
  tasks: (record) => textTerms(searchWords(TASK_FIELDS, valuesOf(TASK_FIELDS, record))),
} as const satisfies Record<string, TermsOf>

/** What lists and search need of a stored company: see the migration that made companies records of their own. */
export function derivedOfCompany(record: SearchedRecord) {
  const { sortName, search } = storedCompany(COMPANY_FIELDS, valuesOf(COMPANY_FIELDS, record), record).$set
  return { sortName, search }
}
