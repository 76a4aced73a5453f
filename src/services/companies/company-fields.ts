/** The fields of a company. */
import type { CompanyRecord } from '../../models/company.ts'
import { defineFields } from '../fields/define-fields.ts'
import { title } from '../fields/types/text.ts'

export const COMPANY_FIELDS = defineFields<CompanyRecord>()({
  name: title({
    about: 'As typed',
    required: true,
    search: true,
    filter: { name: 'name', about: 'With exactly this name' },
  }),
})
