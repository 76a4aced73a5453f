/** When a regular report is due, and what it is about then. Pure. */
import { DateTime } from 'luxon'

import type { ScheduleStep } from '../../models/report-schedule.ts'
import { digestDue } from '../day/due-digests.ts'
import type { ReportPeriod } from './report.ts'

export type ScheduleTime = {
  readonly every: ScheduleStep
  /** 1 is Monday. Monthly ones are sent on the first day of the month. */
  readonly weekday: number
  /** 0 to 23. */
  readonly hour: number
}

const MONDAY = 1
export const FIRST_TIME = { every: 'week', weekday: MONDAY } as const satisfies Partial<ScheduleTime>

/**
 * Whether it became due within (since, until], by the clocks of a zone.
 *
 * @returns the week or month that it is sent in, which it is sent in only once
 */
export function reportDue(
  { every, weekday, hour }: ScheduleTime,
  timeZone: string,
  since: Date,
  until: Date,
): { readonly sentIn: string } | null {
  const due = digestDue(hour, timeZone, since, until)
  if (due === null) return null
  const day = DateTime.fromISO(due.date, { zone: 'utc' })
  if (every === 'week') return day.weekday === weekday ? { sentIn: day.toFormat("kkkk-'W'WW") } : null
  return day.day === 1 ? { sentIn: day.toFormat('yyyy-MM') } : null
}

const FOR_WEEKS: Partial<Record<ReportPeriod, ReportPeriod>> = { 'this-week': 'last-week' }
const FOR_MONTHS: Partial<Record<ReportPeriod, ReportPeriod>> = {
  'this-week': 'last-month',
  'last-week': 'last-month',
  'this-month': 'last-month',
}

/** The period that has just ended where the chosen one has just begun, and would have nothing in it. */
export function periodWhenSent(every: ScheduleStep, period: ReportPeriod): ReportPeriod {
  return (every === 'week' ? FOR_WEEKS : FOR_MONTHS)[period] ?? period
}

export { SCHEDULE_STEPS } from '../../models/report-schedule.ts'
