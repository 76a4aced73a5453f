/** What is a company's own in a merge: its name, which only one live company has. */
import type { CompanyRecord } from '../../models/company.ts'
import type { Mergeable, Merging, Values } from '../merging/mergeable.ts'
import { undoMerged } from '../merging/separate-records.ts'
import type { Inverse } from '../undo/inverse.ts'
import type { CompanyValues } from './company-fields.ts'
import { storedCompany } from './derive-company.ts'
import { assertFreeName, readCompany } from './write-company.ts'

// Safe: the values of a company, by the table of its kind.
const own = (values: Values): CompanyValues => values as unknown as CompanyValues

export const COMPANY_MERGING: Merging<'company'> = {
  kind: 'company',
  model: 'companies',
  name: 'name',

  read: readCompany,

  wordsOfLeft: async () => [],

  agreeing: (values) => values,

  settle: async (_deps, _actor, _tx, { after }) => after,

  stored: async ({ fields }, _tx, _record, values, known) => storedCompany(fields.company, own(values), known),

  leaving: { $set: {}, $unset: { liveName: 1 } },

  /** Whoever types its name gets the company that took over; but another one can be given that name. */
  async returning({ models }, _actor, tx, losing) {
    const company = losing as Mergeable & Pick<CompanyRecord, 'name' | 'normalizedName'>
    const { name, normalizedName: liveName } = company
    await assertFreeName(models, tx, company, { name, liveName })
    return { $set: { liveName } }
  },

  related: () => [],
}

/** The inverse of company.merged. */
export const undoCompanyMerged: Inverse = (...undone) => undoMerged(COMPANY_MERGING, ...undone)
