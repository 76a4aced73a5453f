/** When a task is due and when its reminder is sent, by the assignee's clock. Pure. */
import { DateTime } from 'luxon'

import { fieldProblem } from '../../language/field-problem.ts'

/** What a task is planned for: a moment (ISO 8601 with an offset), or a whole calendar day (YYYY-MM-DD). */
export type Due = { readonly at: string } | { readonly date: string }

/** The filter of the tasks that have a date: a range, so that an index serves it. */
export const HAS_DATE = { $gt: new Date(0) } as const

/** The planned time as it is stored. */
export type DueTime = { readonly dueAt: Date; readonly allDay: boolean; readonly remindAt: Date | null }
/** The same for a task that may have no date: it is never overdue, and reminds nobody. */
export type PlannedTime = DueTime | { readonly dueAt: null; readonly allDay: false; readonly remindAt: null }

/** The local hour at which a working day begins and reminders of whole-day tasks are sent. */
export const MORNING_HOUR = 9
/** The local hour that “this evening” means. */
export const EVENING_HOUR = 18

export const SNOOZES = ['hour', 'evening', 'tomorrow', 'week'] as const
export type Snooze = (typeof SNOOZES)[number]

/** What was due before this is overdue: a task is due for the whole minute that it names, so its reminder is not late. */
export function overdueBefore(now: Date): Date {
  return DateTime.fromJSDate(now, { zone: 'utc' }).startOf('minute').toJSDate()
}

/** A task without a date never is. */
export function isOverdue(task: { readonly status: 'open' | 'done'; readonly dueAt: Date | null }, now: Date): boolean {
  return task.status === 'open' && task.dueAt !== null && task.dueAt < overdueBefore(now)
}

/** A reminder that would be in the past is dropped. */
function reminderAt(at: DateTime, now: Date): Date | null {
  return at.toMillis() > now.getTime() ? at.toJSDate() : null
}

/** Due at the last millisecond of the day, so that it is overdue only afterwards; its reminder is sent in the morning. */
function wholeDay(day: DateTime, now: Date): DueTime {
  return {
    dueAt: day.endOf('day').toJSDate(),
    allDay: true,
    remindAt: reminderAt(day.set({ hour: MORNING_HOUR }), now),
  }
}

/**
 * The planned time of a task, by the clock of its assignee.
 *
 * @param timeZone IANA, of the assignee
 * @throws AppError VALIDATION (not-a-date, no-such-day, past-date)
 */
export function dueTime(due: Due, timeZone: string, now: Date): DueTime {
  if ('at' in due) {
    const at = DateTime.fromISO(due.at, { zone: timeZone })
    if (!at.isValid) throw fieldProblem('not-a-date', { given: due.at })
    if (at.toMillis() <= now.getTime()) throw fieldProblem('past-date')
    return { dueAt: at.toJSDate(), allDay: false, remindAt: at.toJSDate() }
  }
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(due.date)) throw fieldProblem('not-a-date', { given: due.date })
  const day = DateTime.fromISO(due.date, { zone: timeZone })
  if (!day.isValid) throw fieldProblem('no-such-day', { given: due.date })
  const whole = wholeDay(day, now)
  if (whole.dueAt <= now) throw fieldProblem('past-date')
  return whole
}

/** @throws AppError VALIDATION, as {@link dueTime} does */
export function plannedTime(due: Due | null, timeZone: string, now: Date): PlannedTime {
  return due === null ? { dueAt: null, allDay: false, remindAt: null } : dueTime(due, timeZone, now)
}

/**
 * The same calendar day in a zone whose days begin and end at other moments, even if it is over there. Null when the time
 * is not the end of a day in `from`: then it was not planned there.
 *
 * @param from IANA, as `to`
 */
export function sameDayIn(dueAt: Date, from: string, to: string, now: Date): DueTime | null {
  const end = DateTime.fromJSDate(dueAt, { zone: from })
  if (end.toMillis() !== end.endOf('day').toMillis()) return null
  return wholeDay(DateTime.fromISO(localDay(dueAt, from), { zone: to }), now)
}

/** The calendar day of a stored time, YYYY-MM-DD. */
export function localDay(at: Date, timeZone: string): string {
  return DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-MM-dd')
}

/** The reminder of a reopened task: at its time if that is still to come, otherwise none. */
export function reminderOf(
  task: { readonly dueAt: Date | null; readonly allDay: boolean },
  timeZone: string,
  now: Date,
): Date | null {
  if (task.dueAt === null) return null
  const due = DateTime.fromJSDate(task.dueAt, { zone: timeZone })
  return reminderAt(task.allDay ? due.startOf('day').set({ hour: MORNING_HOUR }) : due, now)
}

/**
 * What a tap on a snooze button means by the wall clock: hours and days count as people count them, even when the clocks
 * change in between.
 *
 * @param keepsDay for a whole-day task, which stays one if a day is chosen
 */
export function snoozedTo(snooze: Snooze, now: Date, timeZone: string, keepsDay = false): Due {
  const local = DateTime.fromJSDate(now, { zone: timeZone }).startOf('minute')
  const onDay = (day: DateTime): Due =>
    keepsDay ? { date: day.toFormat('yyyy-MM-dd') } : { at: isoOf(day.set({ hour: MORNING_HOUR, minute: 0 })) }
  switch (snooze) {
    case 'hour':
      return { at: isoOf(local.plus({ hours: 1 })) }
    case 'evening': {
      const evening = local.set({ hour: EVENING_HOUR, minute: 0 })
      // Tapped late, on a button from the afternoon: the next evening.
      return { at: isoOf(evening > local ? evening : evening.plus({ days: 1 })) }
    }
    case 'tomorrow':
      return onDay(local.plus({ days: 1 }))
    case 'week':
      return onDay(local.startOf('week').plus({ weeks: 1 }))
  }
}

/** Whether “this evening” is still to come. */
export function hasEvening(now: Date, timeZone: string): boolean {
  return DateTime.fromJSDate(now, { zone: timeZone }).hour < EVENING_HOUR
}

function isoOf(at: DateTime): string {
  return at.toUTC().toJSDate().toISOString()
}
