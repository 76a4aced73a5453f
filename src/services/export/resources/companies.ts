/** Companies as they leave the export. */
import { z } from 'zod'

import type { CompanyRecord } from '../../../models/company.ts'
import { RECORD_SOURCES } from '../../../models/record-source.ts'
import { id, number, plain, text, time } from '../field.ts'
import { byChoice, byText } from '../filter.ts'
import { defineResource } from '../resource.ts'

export const companies = defineResource<CompanyRecord>({
  name: 'companies',
  singular: 'company',
  about: 'Companies that contacts work for',
  deletable: true,
  fields: {
    id: id('_id', 'Id of the company'),
    name: text('name', 'As typed'),
    source: plain('source', z.enum(RECORD_SOURCES)),
    version: number('version', 'Rises with every change'),
    createdAt: time('createdAt', 'When it was added'),
    updatedAt: time('updatedAt', 'When it last changed'),
  },
  filters: {
    name: byText('name', 'With exactly this name'),
    source: byChoice('source', RECORD_SOURCES, 'How it came in'),
  },
})
