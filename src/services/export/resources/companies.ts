/** Companies in the export. */
import { z } from 'zod'

import type { CompanyRecord } from '../../../models/company.ts'
import { RECORD_SOURCES } from '../../../models/record-source.ts'
import { byChoice } from '../../fields/filter.ts'
import type { FieldTables } from '../../records/field-tables.ts'
import { id, number, plain, time } from '../field.ts'
import { customColumn, fieldColumns, fieldFilters } from '../field-columns.ts'
import { labelColumns } from '../label-columns.ts'
import { defineResource, type Resource } from '../resource.ts'

/** The columns that came later stand at the end: readers of CSV may rely on their order. */
const FIRST: readonly string[] = ['name'] satisfies readonly (keyof CompanyRecord)[]

export function companies(table: FieldTables['company']): Resource {
  const columns = Object.entries(fieldColumns<typeof table, CompanyRecord>(table))
  const isFirst = ([name]: readonly [string, unknown]) => FIRST.includes(name)
  return defineResource<CompanyRecord>({
    name: 'companies',
    singular: 'company',
    about: 'Companies that contacts work for and deals are with',
    deletable: true,
    fields: {
      id: id('_id', 'Id of the company'),
      ...Object.fromEntries(columns.filter(isFirst)),
      source: plain('source', z.enum(RECORD_SOURCES)),
      version: number('version', 'Increases with every change'),
      createdAt: time('createdAt', 'When it was added'),
      updatedAt: time('updatedAt', 'When it last changed'),
      ...Object.fromEntries(columns.filter((column) => !isFirst(column))),
      ...labelColumns<CompanyRecord>(),
      ...customColumn<CompanyRecord>(table),
    },
    filters: {
      ...fieldFilters(table),
      source: byChoice('source', RECORD_SOURCES, 'How it came in'),
    },
  })
}
