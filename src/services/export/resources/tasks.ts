/** Tasks in the export. */
import { z } from 'zod'

import { RECORD_SOURCES } from '../../../models/record-source.ts'
import type { TaskRecord } from '../../../models/task.ts'
import type { FieldTables } from '../../records/field-tables.ts'
import { id, number, plain, time } from '../field.ts'
import { fieldColumns, fieldFilters } from '../field-columns.ts'
import { defineResource, type Resource } from '../resource.ts'

/** Columns that came later stand at the end, in the order in which they came: readers of CSV may rely on it. */
const APPENDED: readonly string[] = [
  'repeat',
  'repeatDay',
  'remindBefore',
  'lengthMinutes',
  'companyId',
] satisfies readonly (keyof TaskRecord)[]

export function tasks(table: FieldTables['task']): Resource {
  const columns = Object.entries(fieldColumns<typeof table, TaskRecord>(table))
  const first = columns.filter(([name]) => !APPENDED.includes(name))
  const appended = APPENDED.flatMap((path) => columns.filter(([name]) => name === path))
  return defineResource<TaskRecord>({
    name: 'tasks',
    singular: 'task',
    about: 'What members have to do and what they have done',
    deletable: true,
    fields: {
      id: id('_id', 'Id of the task'),
      ...Object.fromEntries(first),
      source: plain('source', z.enum(RECORD_SOURCES)),
      version: number('version', 'Increases with every change'),
      createdAt: time('createdAt', 'When it was added'),
      updatedAt: time('updatedAt', 'When it last changed'),
      ...Object.fromEntries(appended),
    },
    filters: fieldFilters(table),
  })
}
