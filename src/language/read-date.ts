/** Dates and times as people type them in English and Ukrainian: “next friday 10:00”, “завтра о 10”. Pure. */
import { DateTime } from 'luxon'

import type { Locale } from '../locale.ts'
import type { DayChoice, DayContext } from './calendar-day.ts'
import { chronoDate } from './chrono-date.ts'
import { findDays, type FoundDay } from './find-day.ts'
import { type Clock, findTime } from './find-time.ts'
import { cleanTyped, foldTyped } from './typed-text.ts'

/**
 * @property at UTC instant; for a whole day the instant at which it begins in the zone
 * @property date YYYY-MM-DD in the zone
 * @property past before now; a whole day is past once it is over
 */
export type ReadDate = { readonly at: Date; readonly allDay: boolean; readonly date: string; readonly past: boolean }

export const DATE_PROBLEMS = ['not-a-date', 'no-such-day', 'ambiguous'] as const
export type DateProblem = (typeof DATE_PROBLEMS)[number]

export type DateReading =
  | { readonly ok: true; readonly when: ReadDate }
  | { readonly ok: false; readonly problem: Exclude<DateProblem, 'ambiguous'> }
  /** “03/04”: both possible dates, the month-first reading first. */
  | { readonly ok: false; readonly problem: 'ambiguous'; readonly choices: readonly [ReadDate, ReadDate] }

/**
 * @property locale decides where the languages differ; words of both are understood
 * @property timeZone IANA name
 * @property forward a past day without a year, or a past time without a day, means the next one to come
 */
export type DateOptions = {
  readonly locale: Locale
  readonly timeZone: string
  readonly now: Date
  readonly forward?: boolean
}

/** No date is longer than this. */
const MAX_LENGTH = 200
const NOT_A_DATE: DateReading = { ok: false, problem: 'not-a-date' }

/** Words before a date that belong to it. */
const LEADS = 'on|by|at|until|till|before|due|for|from|the|до|на|у|в|о|об|від|к|із|з|року|р'
const LEAD_BEFORE = new RegExp(`(?<![\\p{L}\\p{N}'])(?:${LEADS}) $`, 'u')
const NOTHING_LEFT = new RegExp(`^(?:[\\s,.;()-]|(?<![\\p{L}\\p{N}])(?:${LEADS}|of|and|і|й)(?![\\p{L}\\p{N}]))*$`, 'u')

type Found = {
  readonly reading: DateReading
  readonly rest: string
  readonly spans: readonly (readonly [number, number])[]
}

/**
 * The instant of a time on a day. A time that the clocks skip in spring moves forward by the skipped hour; for a time
 * that occurs twice in autumn, the first one counts.
 */
function atClock(day: DateTime, clock: Clock): DateTime {
  const { year, month, day: date } = day
  const at = DateTime.fromObject({ year, month, day: date, ...clock }, { zone: day.zone })
  return at.getPossibleOffsets().toSorted((one, other) => one.toMillis() - other.toMillis())[0] ?? at
}

function whenOf(at: DateTime, allDay: boolean, { now, today }: DayContext): ReadDate {
  return { at: at.toJSDate(), allDay, date: at.toFormat('yyyy-MM-dd'), past: at < (allDay ? today : now) }
}

function settle(day: DayChoice, clock: Clock | null, context: DayContext): DateReading {
  const on = (at: DateTime): ReadDate =>
    clock === null ? whenOf(at.startOf('day'), true, context) : whenOf(atClock(at, clock), false, context)
  switch (day.kind) {
    case 'no-such-day':
      return { ok: false, problem: 'no-such-day' }
    case 'instant':
      return { ok: true, when: whenOf(day.at, false, context) }
    case 'either':
      return { ok: false, problem: 'ambiguous', choices: [on(day.days[0]), on(day.days[1])] }
    case 'day':
      return { ok: true, when: on(day.day) }
  }
}

/** The first day. An adjacent weekday and date (“friday, 28 november”) are one day, which the date determines. */
function firstDay(days: readonly FoundDay[], folded: string): FoundDay | undefined {
  const [first] = days
  if (first === undefined) return undefined
  const beside = days.find(
    ({ start, kind }) =>
      start >= first.end && kind !== first.kind && kind !== 'word' && /^[\s,(]*$/u.test(folded.slice(first.end, start)),
  )
  if (beside === undefined || first.kind === 'word') return first
  return { ...(first.kind === 'calendar' ? first : beside), start: first.start, end: beside.end }
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
}

/** Removes the spans from a text, each with the words that lead up to it. */
function without(text: string, folded: string, spans: readonly (readonly [number, number])[]): string {
  let rest = text
  for (const [start, end] of spans.toSorted((one, other) => other[0] - one[0])) {
    let from = start
    for (
      let lead = LEAD_BEFORE.exec(folded.slice(0, from));
      lead !== null;
      lead = LEAD_BEFORE.exec(folded.slice(0, from))
    )
      from = lead.index
    rest = `${rest.slice(0, from)} ${rest.slice(end)}`
  }
  return rest
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,.;)])/gu, '')
    .replace(/^[\s,;.]+|[\s,;]+$/gu, '')
}

function byOurRules(text: string, folded: string, context: DayContext): Found | null {
  const found = firstDay(findDays(folded, context), folded)
  const dayless = found === undefined ? folded : blank(folded, found.start, found.end)
  const behindDay = found === undefined || found.kind === 'calendar' ? null : found.end
  const time = findTime(dayless, found !== undefined || !context.within, behindDay)
  if (found === undefined && time === null) return null
  const spans = [...(time?.spans ?? []), ...(found === undefined ? [] : [found])].map(
    ({ start, end }) => [start, end] as const,
  )
  const rest = without(text, folded, spans)
  if (found !== undefined) return { reading: settle(found.day, time?.clock ?? null, context), rest, spans }
  if (time === null) return null
  const today = atClock(context.today, time.clock)
  const over = context.forward && !time.fixedToday && today < context.now
  const day = over ? context.today.plus({ days: 1 }) : context.today
  return { reading: settle({ kind: 'day', day }, time.clock, context), rest, spans }
}

function byChrono(text: string, folded: string, context: DayContext): Found | null {
  const found = chronoDate(folded, context.locale, context.now, context.forward, context.within)
  if (found === null) return null
  const spans = [[found.start, found.end] as const]
  return {
    reading: settle({ kind: 'day', day: found.day }, found.clock, context),
    rest: without(text, folded, spans),
    spans,
  }
}

function contextOf({ locale, timeZone, now, forward = false }: DateOptions, within: boolean): DayContext {
  const at = DateTime.fromJSDate(now, { zone: timeZone })
  return { now: at, today: at.startOf('day'), locale, forward, within }
}

function leavesNothing(folded: string, { spans }: Found): boolean {
  return NOTHING_LEFT.test(spans.reduce((text, [start, end]) => blank(text, start, end), folded))
}

/**
 * Reads one date that makes up the whole text. A day without a time is a whole day. A weekday is the next one after
 * today (“friday” on a Friday is in a week; “this friday” is today; “next friday” lies in the next calendar week, which
 * begins on Monday). “Next week”, “next month” and “next year” are their first days, and “end of the week” is its
 * Friday. Each part of the day has an hour: morning 9, lunch 13, afternoon 14, evening 18, tonight 20. A bare hour from
 * 1 to 6 (“at 3”) is in the afternoon; “03:00” is taken as written.
 *
 * @returns the moment, or the one problem: `no-such-day` (31 February), `ambiguous` with both days (“03/04” in
 *   English), `not-a-date` for everything else. A past date is not a problem here: `past` says so.
 */
export function readDate(text: string, options: DateOptions): DateReading {
  const typed = cleanTyped(text)
  if (typed === '' || typed.length > MAX_LENGTH) return NOT_A_DATE
  const context = contextOf(options, false)
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)$/iu.test(typed)) {
    const at = DateTime.fromISO(typed.toUpperCase(), { zone: context.today.zone })
    return at.isValid ? { ok: true, when: whenOf(at, false, context) } : { ok: false, problem: 'no-such-day' }
  }
  const folded = foldTyped(typed).replace(/[!?.]+$/u, (marks) => ' '.repeat(marks.length))
  const ours = byOurRules(typed, folded, context)
  if (ours !== null && leavesNothing(folded, ours)) return ours.reading
  const other = byChrono(typed, folded, context)
  return other !== null && leavesNothing(folded, other) ? other.reading : NOT_A_DATE
}

/** A date found in a text, and the text without it and the words that lead up to it (“on”, “до”). */
export type DateWithin = { readonly reading: DateReading; readonly rest: string }

/**
 * Finds the first date in a longer text (“call Anna tomorrow 10:00” leaves “call Anna”). The day and its time need not
 * be adjacent. Forms that usually mean something else in a sentence (“24/7”, “1.5”, a bare “sun”) are ignored.
 *
 * @returns null if the text contains no date
 */
export function findDate(text: string, options: DateOptions): DateWithin | null {
  const typed = cleanTyped(text)
  const context = contextOf(options, true)
  const folded = foldTyped(typed)
  const found = byOurRules(typed, folded, context) ?? byChrono(typed, folded, context)
  return found === null ? null : { reading: found.reading, rest: found.rest }
}
