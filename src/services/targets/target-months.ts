/** The months that targets are set for, YYYY-MM, by the workspace's calendar. Pure. */
import { DateTime } from 'luxon'

import { fieldProblem } from '../../language/field-problem.ts'

/** Nobody plans further ahead, and a mistyped year is refused. */
export const MAX_MONTHS_AHEAD = 24

const FORMAT = 'yyyy-MM'
const MONTHS_PER_YEAR = 12

function startOf(month: string): DateTime {
  return DateTime.fromFormat(month, FORMAT, { zone: 'utc' })
}

/** @param timeZone IANA, of the workspace */
export function monthOf(at: Date, timeZone: string): string {
  return DateTime.fromJSDate(at, { zone: timeZone }).toFormat(FORMAT)
}

/** @param months negative for those before */
export function monthPlus(month: string, months: number): string {
  return startOf(month).plus({ months }).toFormat(FORMAT)
}

/** The next months after one, in order. */
export function monthsAfter(month: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => monthPlus(month, index + 1))
}

/** Those that are left of its year; none after December. */
export function restOfYear(month: string): readonly string[] {
  return monthsAfter(month, MONTHS_PER_YEAR - startOf(month).month)
}

/** The calendar months of a period that begins on the first day of one. @param lastDay YYYY-MM-DD, both */
export function monthsBetween(firstDay: string, lastDay: string): readonly string[] {
  const months: string[] = []
  for (let month = firstDay.slice(0, FORMAT.length); month <= lastDay; month = monthPlus(month, 1)) months.push(month)
  return months
}

/** @throws AppError VALIDATION (month-over, month-too-far) for a month whose targets cannot be set any more, or not yet */
export function assertPlannable(month: string, present: string): void {
  // Months as text order like months.
  if (!startOf(month).isValid || month < present) throw fieldProblem('month-over')
  if (month > monthPlus(present, MAX_MONTHS_AHEAD)) throw fieldProblem('month-too-far', { limit: MAX_MONTHS_AHEAD })
}
