/** Tasks in the export. */
import { z } from 'zod'

import { RECORD_SOURCES } from '../../../models/record-source.ts'
import type { TaskRecord } from '../../../models/task.ts'
import type { FieldTables } from '../../records/field-tables.ts'
import { id, number, plain, time } from '../field.ts'
import { fieldColumns, fieldFilters } from '../field-columns.ts'
import { defineResource, type Resource } from '../resource.ts'

/** The columns that came later stand at the end: readers of CSV may rely on the order of the columns. */
const APPENDED: readonly string[] = ['repeat', 'repeatDay', 'companyId'] satisfies readonly (keyof TaskRecord)[]

export function tasks(table: FieldTables['task']): Resource {
  const columns = Object.entries(fieldColumns<typeof table, TaskRecord>(table))
  const isAppended = ([name]: readonly [string, unknown]) => APPENDED.includes(name)
  return defineResource<TaskRecord>({
    name: 'tasks',
    singular: 'task',
    about: 'What members have to do and what they have done',
    deletable: true,
    fields: {
      id: id('_id', 'Id of the task'),
      ...Object.fromEntries(columns.filter((column) => !isAppended(column))),
      source: plain('source', z.enum(RECORD_SOURCES)),
      version: number('version', 'Increases with every change'),
      createdAt: time('createdAt', 'When it was added'),
      updatedAt: time('updatedAt', 'When it last changed'),
      ...Object.fromEntries(columns.filter(isAppended)),
    },
    filters: fieldFilters(table),
  })
}
