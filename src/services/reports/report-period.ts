/** The stretches of time that reports are about, by the calendar of the workspace. Pure. */
import { DateTime } from 'luxon'

import type { ReportPeriod } from './report.ts'

/** From a moment up to another, which is no longer part of it. */
export type Span = { readonly from: Date; readonly until: Date }

export type Period = Span & {
  /** YYYY-MM-DD. */
  readonly firstDay: string
  readonly lastDay: string
}

/** Weeks begin on Mondays. */
type Unit = 'week' | 'month' | 'quarter' | 'year'

const CALENDAR: Readonly<Record<ReportPeriod, { readonly unit: Unit; readonly back: 0 | 1 }>> = {
  'this-week': { unit: 'week', back: 0 },
  'last-week': { unit: 'week', back: 1 },
  'this-month': { unit: 'month', back: 0 },
  'last-month': { unit: 'month', back: 1 },
  'this-quarter': { unit: 'quarter', back: 0 },
  year: { unit: 'year', back: 0 },
}

/** Its first day in full: where clocks change at midnight, the first moment of that day. */
function beginning(unit: Unit, back: number, now: Date, timeZone: string): DateTime {
  const start = DateTime.fromJSDate(now, { zone: timeZone }).startOf(unit)
  return start.minus({ [unit]: back }).startOf('day')
}

function isoDay(day: DateTime): string {
  return day.toFormat('yyyy-MM-dd')
}

function periodFrom(unit: Unit, back: number, now: Date, timeZone: string): Period {
  const from = beginning(unit, back, now, timeZone)
  const until = beginning(unit, back - 1, now, timeZone)
  return {
    from: from.toJSDate(),
    until: until.toJSDate(),
    firstDay: isoDay(from),
    lastDay: isoDay(until.minus({ days: 1 })),
  }
}

/** @param timeZone IANA */
export function periodOf(period: ReportPeriod, now: Date, timeZone: string): Period {
  const { unit, back } = CALENDAR[period]
  return periodFrom(unit, back, now, timeZone)
}

/** As many periods of the same length by the calendar as asked for, just before it; oldest first. */
export function periodsBefore(period: ReportPeriod, count: number, now: Date, timeZone: string): readonly Period[] {
  const { unit, back } = CALENDAR[period]
  return Array.from({ length: count }, (_, index) => periodFrom(unit, back + count - index, now, timeZone))
}

/** The weeks that end one after another where the period begins; oldest first. */
export function weeksBefore(start: Date, count: number, timeZone: string): readonly Span[] {
  const end = DateTime.fromJSDate(start, { zone: timeZone })
  const at = (weeks: number): Date => end.minus({ weeks }).startOf('day').toJSDate()
  return Array.from({ length: count }, (_, index) => ({ from: at(count - index), until: at(count - index - 1) }))
}

export type Month = Span & {
  /** YYYY-MM. */
  readonly month: string
}

function monthAt(start: DateTime): Month {
  const next = start.plus({ months: 1 }).startOf('day')
  return { month: start.toFormat('yyyy-MM'), from: start.toJSDate(), until: next.toJSDate() }
}

/** The calendar months that the period has a part of, in order. */
export function monthsOf({ from, until }: Span, timeZone: string): readonly Month[] {
  const months: Month[] = []
  let start = DateTime.fromJSDate(from, { zone: timeZone }).startOf('month')
  while (start.toJSDate() < until) {
    months.push(monthAt(start))
    start = start.plus({ months: 1 }).startOf('day')
  }
  return months
}

/** The last full months before the current one; oldest first. */
export function monthsBefore(count: number, now: Date, timeZone: string): readonly Month[] {
  const present = DateTime.fromJSDate(now, { zone: timeZone }).startOf('month')
  return Array.from({ length: count }, (_, index) => monthAt(present.minus({ months: count - index }).startOf('day')))
}

/** The part of a span that is over. The present moment counts as over. */
export function soFar({ from, until }: Span, now: Date): Span {
  const next = new Date(now.getTime() + 1)
  return { from, until: until < next ? until : next }
}
