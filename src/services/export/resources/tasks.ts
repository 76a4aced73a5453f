/** Tasks as they leave the export. */
import { z } from 'zod'

import { RECORD_SOURCES } from '../../../models/record-source.ts'
import { TASK_OUTCOMES, TASK_STATUSES, TASK_TYPES, type TaskRecord } from '../../../models/task.ts'
import { id, idOrNull, number, plain, text, time, timeOrNull } from '../field.ts'
import { byChoice, byId, byMoment } from '../filter.ts'
import { defineResource } from '../resource.ts'

export const tasks = defineResource<TaskRecord>({
  name: 'tasks',
  singular: 'task',
  about: 'What members have to do, and what they did',
  deletable: true,
  fields: {
    id: id('_id', 'Id of the task'),
    title: text('title', 'As typed'),
    type: plain('type', z.enum(TASK_TYPES)),
    status: plain('status', z.enum(TASK_STATUSES)),
    dueAt: time('dueAt', 'When it is due; of an all-day task, the end of that day for the assignee'),
    allDay: plain('allDay', z.boolean()),
    remindAt: timeOrNull('remindAt', 'When the assignee is reminded'),
    assigneeId: id('assigneeId', 'The member who has to do it'),
    contactId: idOrNull('contactId', 'The contact that it is about'),
    dealId: idOrNull('dealId', 'The deal that it is about'),
    doneAt: timeOrNull('doneAt', 'When it was done'),
    outcome: plain('outcome', z.enum(TASK_OUTCOMES).nullable()),
    source: plain('source', z.enum(RECORD_SOURCES)),
    version: number('version', 'Rises with every change'),
    createdAt: time('createdAt', 'When it was added'),
    updatedAt: time('updatedAt', 'When it last changed'),
  },
  filters: {
    status: byChoice('status', TASK_STATUSES, 'Open or done'),
    type: byChoice('type', TASK_TYPES, 'What is to be done'),
    assignee: byId('assigneeId', 'Of this member'),
    contact: byId('contactId', 'About this contact'),
    deal: byId('dealId', 'About this deal'),
    due_from: byMoment('dueAt', '$gte', 'Due at this time or later'),
    due_before: byMoment('dueAt', '$lt', 'Due before this time'),
  },
})
