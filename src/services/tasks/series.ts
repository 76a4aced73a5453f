/**
 * The times of a repeating task. Only the open task of a series carries its rule, and with it the day that the task stands
 * for: putting one off does not move the ones after it. Pure.
 */
import { DateTime } from 'luxon'

import { nextOf, type Repeat } from '../../language/moments/repeat.ts'
import type { TaskRecord } from '../../models/task.ts'
import { momentOf } from '../workspaces/member-time.ts'
import { readRule, type RepeatRule, ruleText } from './repeat-rule.ts'
import { type Due, type DueTime, localDay, type PlannedTime } from './task-time.ts'

/** As stored. `repeatDay` is YYYY-MM-DD. Both are null for a task that does not repeat. */
export type Series = { readonly repeat: string | null; readonly repeatDay: string | null }

export const NO_SERIES: Series = { repeat: null, repeatDay: null }

export function seriesOf({ repeat, repeatDay }: Pick<TaskRecord, 'repeat' | 'repeatDay'>): Series {
  return { repeat: repeat ?? null, repeatDay: repeatDay ?? null }
}

type Planned = Pick<DueTime, 'dueAt' | 'allDay'>
/** A series needs a time: taking it from a task ends its series. */
type PlannedOrNot = Pick<PlannedTime, 'dueAt' | 'allDay'>

function timeOf({ dueAt, allDay }: Planned, timeZone: string): RepeatRule['time'] {
  if (allDay) return null
  const { hour, minute } = DateTime.fromJSDate(dueAt, { zone: timeZone })
  return { hour, minute }
}

/** A rule that holds on the given day, and otherwise repeats as before. One of several weekdays stays what it is. */
function onDay(repeat: Repeat, { weekday, day, month, daysInMonth }: DateTime): Repeat {
  switch (repeat.kind) {
    case 'daily':
      return repeat
    case 'weekly':
      return repeat.weekdays.length > 1 ? repeat : { ...repeat, weekdays: [weekday] }
    case 'monthly':
      // The 28th of February, in a series of the 31st.
      return Math.min(repeat.day, daysInMonth ?? day) === day ? repeat : { ...repeat, day }
    case 'yearly':
      return repeat.month === month && Math.min(repeat.day, daysInMonth ?? day) === day
        ? repeat
        : { ...repeat, month, day }
  }
}

/**
 * The series that a task begins, or continues at a new time.
 *
 * @param timeZone IANA, of the assignee
 */
export function seriesFrom(repeat: Repeat, { dueAt, allDay }: PlannedOrNot, timeZone: string): Series {
  if (dueAt === null) return NO_SERIES
  const planned = { dueAt, allDay }
  const day = localDay(planned.dueAt, timeZone)
  const rule = { repeat: onDay(repeat, DateTime.fromISO(day, { zone: 'utc' })), time: timeOf(planned, timeZone) }
  return { repeat: ruleText(rule), repeatDay: day }
}

/** The series of a task that its member has moved to another time. */
export function movedSeries({ repeat }: Series, planned: PlannedOrNot, timeZone: string): Series {
  const rule = repeat === null ? null : readRule(repeat)
  return rule === null ? NO_SERIES : seriesFrom(rule.repeat, planned, timeZone)
}

function momentOn(day: DateTime, time: RepeatRule['time'], timeZone: string): Date {
  const { year, month, day: date } = day
  if (time === null) return DateTime.fromObject({ year, month, day: date }, { zone: timeZone }).endOf('day').toJSDate()
  return momentOf(day, time.hour * 60 + time.minute, timeZone)
}

/**
 * What follows a task of a series: the first of its times that is still to come, so that nobody has to tick off what was
 * missed. Null if the task does not repeat.
 *
 * @param timeZone IANA, of the assignee
 */
export function nextInSeries(
  { repeat, repeatDay }: Series,
  timeZone: string,
  now: Date,
): { readonly due: Due; readonly series: Series } | null {
  const rule = repeat === null ? null : readRule(repeat)
  if (rule === null || repeatDay === null) return null
  // Days are counted in UTC, where each has a midnight.
  let day: DateTime = DateTime.fromISO(repeatDay, { zone: 'utc' })
  let at: Date
  do {
    day = nextOf(rule.repeat, day)
    at = momentOn(day, rule.time, timeZone)
  } while (at <= now)
  const date = day.toFormat('yyyy-MM-dd')
  const due = rule.time === null ? { date } : { at: at.toISOString() }
  return { due, series: { repeat, repeatDay: date } }
}

/** How a task repeats; null if it does not. */
export function repeatOf({ repeat }: Pick<Series, 'repeat'>): Repeat | null {
  return repeat === null ? null : (readRule(repeat)?.repeat ?? null)
}
