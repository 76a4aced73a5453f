/** Tasks in the export. */
import { z } from 'zod'

import { RECORD_SOURCES } from '../../../models/record-source.ts'
import type { TaskRecord } from '../../../models/task.ts'
import type { FieldTables } from '../../records/field-tables.ts'
import { id, number, plain, time } from '../field.ts'
import { fieldColumns, fieldFilters, laterLast } from '../field-columns.ts'
import { defineResource, type Resource } from '../resource.ts'

const LATER: readonly string[] = [
  'repeat',
  'repeatDay',
  'remindBefore',
  'lengthMinutes',
  'companyId',
] satisfies readonly (keyof TaskRecord)[]

export function tasks(table: FieldTables['task']): Resource {
  const { first, last } = laterLast(fieldColumns<typeof table, TaskRecord>(table), LATER)
  return defineResource<TaskRecord>({
    name: 'tasks',
    singular: 'task',
    about: 'What members have to do and what they have done',
    deletable: true,
    fields: {
      id: id('_id', 'Id of the task'),
      ...first,
      source: plain('source', z.enum(RECORD_SOURCES)),
      version: number('version', 'Increases with every change'),
      createdAt: time('createdAt', 'When it was added'),
      updatedAt: time('updatedAt', 'When it last changed'),
      ...last,
    },
    filters: fieldFilters(table),
  })
}
