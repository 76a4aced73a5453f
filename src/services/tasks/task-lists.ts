/** Which lists of tasks there are, and in which order each of them is read. */
import { DateTime } from 'luxon'

import type { RecordRef } from '../../ids.ts'
import type { MemberId, TaskId } from '../../models/ids.ts'
import type { TaskRecord } from '../../models/task.ts'
import { endOfDay } from '../workspaces/member-time.ts'
import { HAS_DATE } from './task-time.ts'

/** The parts of a list. “Today” includes what is overdue; “open” is all of them, for lists that are short. */
export const TASK_PARTS = ['today', 'week', 'later', 'undated', 'done', 'open'] as const
export type TaskPart = (typeof TASK_PARTS)[number]

/** Whose tasks: the actor's, with those of nobody in particular; everybody's; a member's; or those on a record. */
export type TasksOf =
  | { readonly kind: 'mine' | 'team' }
  | { readonly kind: 'member'; readonly id: MemberId }
  | RecordRef<'contact' | 'company' | 'deal'>

/** Where a task stores what it is about. */
export const LINKS = { contact: 'contactId', company: 'companyId', deal: 'dealId' } as const

export type TaskListQuery = {
  readonly of: TasksOf
  readonly part: TaskPart
  /** The last task of the page before. */
  readonly after?: TaskId
}

/** A range of one index: what is in it, and by which field and in which direction it is read. */
export type Section = {
  readonly filter: Readonly<Record<string, unknown>>
  readonly key: 'dueAt' | 'doneAt'
  readonly direction: 1 | -1
  readonly holds: (task: TaskRecord) => boolean
}

function dated(from: Date | null, until: Date | null): Section {
  return {
    filter: { status: 'open', dueAt: { ...(from === null ? HAS_DATE : { $gte: from }), ...(until && { $lt: until }) } },
    key: 'dueAt',
    direction: 1,
    holds: ({ status, dueAt }) =>
      status === 'open' && dueAt !== null && (from === null || dueAt >= from) && (until === null || dueAt < until),
  }
}

const UNDATED: Section = {
  filter: { status: 'open', dueAt: null },
  key: 'dueAt',
  direction: 1,
  holds: ({ status, dueAt }) => status === 'open' && dueAt === null,
}

/** The latest first. */
const DONE: Section = {
  filter: { status: 'done', doneAt: HAS_DATE },
  key: 'doneAt',
  direction: -1,
  holds: ({ status }) => status === 'done',
}

/** The sections of a part, one after another, by the clock of whoever looks at it. Weeks begin on Monday. */
export function sectionsOf(part: TaskPart, now: Date, timeZone: string): readonly Section[] {
  const today = endOfDay(now, timeZone)
  const week = DateTime.fromJSDate(now, { zone: timeZone }).startOf('week').plus({ weeks: 1 }).toJSDate()
  switch (part) {
    case 'today':
      return [dated(null, today)]
    case 'week':
      return [dated(today, week)]
    case 'later':
      return [dated(week, null)]
    case 'undated':
      return [UNDATED]
    case 'done':
      return [DONE]
    case 'open':
      return [dated(null, null), UNDATED]
  }
}

/** The rest of a section after one of its tasks. */
export function beyond({ filter, key, direction }: Section, task: TaskRecord): Record<string, unknown> {
  const value = task[key]
  const [open, closed] = direction === 1 ? ['$gt', '$gte'] : ['$lt', '$lte']
  const later = { _id: { [open]: task._id } }
  if (value === null) return { ...filter, ...later }
  return {
    $and: [filter, { [key]: { [closed]: value } }],
    $or: [{ [key]: { [open]: value } }, { [key]: value, ...later }],
  }
}
