/**
 * The fields of a task. Its time, assignee and state change together with reminders and time zones, so they have operations
 * of their own; events, undo and the export are derived from this table.
 */
import { TASK_OUTCOMES, TASK_STATUSES, TASK_TYPES, type TaskRecord } from '../../models/task.ts'
import { defineFields, type ValuesOf } from '../fields/define-fields.ts'
import { choice, state, yesNo } from '../fields/types/choice.ts'
import { day } from '../fields/types/day.ts'
import { number } from '../fields/types/number.ts'
import { company, contact, deal, member } from '../fields/types/references.ts'
import { text, title } from '../fields/types/text.ts'
import { time } from '../fields/types/time.ts'

export const TASK_FIELDS = defineFields<TaskRecord>()({
  title: title({ about: 'As typed', required: true, search: true }),
  type: state(TASK_TYPES, {
    about: 'Kind of task',
    fixed: true,
    filter: { name: 'type', about: 'Of this kind' },
  }),
  status: state(TASK_STATUSES, {
    about: 'Open or done',
    fixed: true,
    filter: { name: 'status', about: 'Open or done' },
  }),
  dueAt: time({
    about:
      'When it is due; for an all-day task, the end of that day in the assignee’s time zone; null for a task without a date',
    fixed: true,
    filter: { name: 'due', about: 'Due' },
  }),
  allDay: yesNo({ about: 'Whether it is due on a day rather than at a time', fixed: true }),
  remindAt: time({
    about: 'What its reminders count back from: when it is due, or the morning of its day; null for no reminder',
    fixed: true,
  }),
  remindBefore: text({
    about:
      'Minutes before that at which the assignee is reminded, such as 15,0; none for no reminder; null for the usual ones: 15,0 for a meeting, otherwise 0',
    fixed: true,
  }),
  assignee: member({
    path: 'assigneeId',
    about: 'The member who has to do it; null for a task of the whole team',
    fixed: true,
    filter: { name: 'assignee', about: 'Assigned to this member' },
  }),
  contact: contact({
    path: 'contactId',
    about: 'The contact that it is about',
    fixed: true,
    filter: { name: 'contact', about: 'About this contact' },
  }),
  deal: deal({
    path: 'dealId',
    about: 'The deal that it is about',
    fixed: true,
    filter: { name: 'deal', about: 'About this deal' },
  }),
  doneAt: time({ about: 'When it was done', fixed: true }),
  outcome: choice(TASK_OUTCOMES, { about: 'How it went', fixed: true }),
  lengthMinutes: number({ about: 'How long a done call or meeting took, in minutes', fixed: true }),
  repeat: text({
    about: 'How it repeats, as a recurrence rule of RFC 5545 by the assignee’s clock; null for a single task',
    fixed: true,
  }),
  repeatDay: day({ about: 'The day of its series that it stands for; null for a single task', fixed: true }),
  company: company({
    path: 'companyId',
    about: 'The company that it is about: its own, or that of its deal or contact when it was added',
    fixed: true,
    filter: { name: 'company', about: 'About this company' },
  }),
})

export type TaskFields = typeof TASK_FIELDS
export type TaskValues = ValuesOf<TaskFields>
