/** Companies in the export. */
import { z } from 'zod'

import type { CompanyRecord } from '../../../models/company.ts'
import { RECORD_SOURCES } from '../../../models/record-source.ts'
import { byChoice } from '../../fields/filter.ts'
import type { FieldTables } from '../../records/field-tables.ts'
import { id, number, plain, time } from '../field.ts'
import { customColumn, fieldColumns, fieldFilters, laterLast } from '../field-columns.ts'
import { labelColumns } from '../label-columns.ts'
import { defineResource, type Resource } from '../resource.ts'
import { TOUCHED_FILTERS, touchedAtColumn } from '../touched-at.ts'

const LATER: readonly string[] = [
  'domain',
  'website',
  'phones',
  'emails',
  'address',
  'tags',
  'ownerId',
] satisfies readonly (keyof CompanyRecord)[]

export function companies(table: FieldTables['company']): Resource {
  const { first, last } = laterLast(fieldColumns<typeof table, CompanyRecord>(table), LATER)
  return defineResource<CompanyRecord>({
    name: 'companies',
    singular: 'company',
    about: 'Companies that contacts work for and deals are with',
    deletable: true,
    fields: {
      id: id('_id', 'Id of the company'),
      ...first,
      source: plain('source', z.enum(RECORD_SOURCES)),
      version: number('version', 'Increases with every change'),
      createdAt: time('createdAt', 'When it was added'),
      updatedAt: time('updatedAt', 'When it last changed'),
      ...last,
      ...labelColumns<CompanyRecord>(),
      ...touchedAtColumn<CompanyRecord>(),
      ...customColumn<CompanyRecord>(table),
    },
    filters: {
      ...fieldFilters(table),
      source: byChoice('source', RECORD_SOURCES, 'How it came in'),
      ...TOUCHED_FILTERS,
    },
  })
}
