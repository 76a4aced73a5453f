/** Days written with numbers: decides their year, whether they exist, and the order of day and month. Pure. */
import { DateTime } from 'luxon'

import type { Locale } from '../../locale.ts'

/** @property today the start of the day in the person's zone, which `now` lies in */
export type DayContext = {
  readonly now: DateTime
  readonly today: DateTime
  readonly locale: Locale
  readonly forward: boolean
  /** The date is inside a longer text: forms that often are not dates (“24/7”, “1.5”, “sun”) do not count. */
  readonly within: boolean
}

export type DayChoice =
  | { readonly kind: 'day'; readonly day: DateTime }
  | { readonly kind: 'either'; readonly days: readonly [DateTime, DateTime] }
  | { readonly kind: 'instant'; readonly at: DateTime }
  | { readonly kind: 'no-such-day' }

const NO_SUCH_DAY: DayChoice = { kind: 'no-such-day' }

function local(context: DayContext, year: number, month: number, day: number): DateTime | null {
  const at = DateTime.fromObject({ year, month, day }, { zone: context.today.zone })
  return at.isValid ? at : null
}

/** The first of the given days that exists and, for a forward-looking field, is not in the past. */
function firstOf(context: DayContext, days: readonly (DateTime | null)[]): DayChoice {
  const day = days.find((at) => at !== null && (!context.forward || at >= context.today))
  return day === undefined || day === null ? NO_SUCH_DAY : { kind: 'day', day }
}

/**
 * @param month 1 to 12, or null for a day of this month, or of a coming one that has it
 * @param typedYear two or four digits; without it the day is in this year, or in the next year in which it is still to
 * come
 * @returns null for a year that nobody plans in (before 1900, after 2199)
 */
export function calendarDay(
  day: number,
  month: number | null,
  typedYear: string | undefined,
  context: DayContext,
): DayChoice | null {
  const { today, forward } = context
  if (month === null) {
    const months = Array.from({ length: 3 }, (_, ahead) => today.startOf('month').plus({ months: ahead }))
    return firstOf(
      context,
      months.slice(0, forward ? 3 : 1).map((at) => local(context, at.year, at.month, day)),
    )
  }
  if (typedYear !== undefined) {
    const year = Number(typedYear) + (typedYear.length === 2 ? 2000 : 0)
    if (year < 1900 || year > 2199) return null
    const at = local(context, year, month, day)
    return at === null ? NO_SUCH_DAY : { kind: 'day', day: at }
  }
  // Any nine years contain a 29 February, even around 2100.
  const years = Array.from({ length: forward ? 9 : 1 }, (_, ahead) => today.year + ahead)
  return firstOf(
    context,
    years.map((year) => local(context, year, month, day)),
  )
}

function existing(choice: DayChoice | null): DateTime | null {
  return choice?.kind === 'day' ? choice.day : null
}

/** “28.11”: the day comes first in both languages; null for what looks more like a time (“14.30”). */
export function dayFirst(date: string, month: string, year: string | undefined, context: DayContext): DayChoice | null {
  if (year === undefined && Number(month) > 12 && Number(date) < 24 && Number(month) < 60) return null
  const asWritten = calendarDay(Number(date), Number(month), year, context)
  if (asWritten?.kind === 'day') return asWritten
  const turned = year === undefined ? null : existing(calendarDay(Number(month), Number(date), year, context))
  return turned === null ? asWritten : { kind: 'day', day: turned }
}

/** “03/04”: both orders are used in English, so both are offered; in Ukrainian the day comes first. */
export function slashed(
  first: number,
  second: number,
  year: string | undefined,
  context: DayContext,
): DayChoice | null {
  const byDay = calendarDay(first, second, year, context)
  const byMonth = calendarDay(second, first, year, context)
  const days = [existing(byMonth), existing(byDay)].filter((at) => at !== null)
  const [one, other] = days
  if (one === undefined) return byDay ?? byMonth
  if (other === undefined || first === second) return { kind: 'day', day: one }
  return context.locale === 'en' ? { kind: 'either', days: [one, other] } : { kind: 'day', day: other }
}
