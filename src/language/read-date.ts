/** Dates and times as people type them in English and Ukrainian: “next friday 10:00”, “завтра о 10”. Pure. */
import { DateTime } from 'luxon'

import type { Locale } from '../locale.ts'
import type { DayContext } from './moments/calendar-day.ts'
import { type DateReading, whenOf } from './moments/date-reading.ts'
import { findMoment, findRareMoment } from './moments/find-moment.ts'
import { leavesNothing, type MomentSpan, textWithout, withLeads } from './moments/moment-spans.ts'
import type { Repeat } from './moments/repeat.ts'
import { cleanTyped, foldTyped } from './typed-text.ts'

export type { DateReading } from './moments/date-reading.ts'

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

function contextOf({ locale, timeZone, now, forward = false }: DateOptions, within: boolean): DayContext {
  const at = DateTime.fromJSDate(now, { zone: timeZone })
  return { now: at, today: at.startOf('day'), locale, forward, within }
}

/**
 * Reads one date that makes up the whole text. A day without a time is a whole day. A weekday is the next one after
 * today (“friday” on a Friday is in a week; “this friday” is today; “next friday” lies in the next calendar week, which
 * begins on Monday). “Next week”, “next month” and “next year” are their first days, and “end of the week” is its
 * Friday. Each part of the day has an hour: morning 9, lunch 13, afternoon 14, evening 18, tonight 20. A bare hour from
 * 1 to 6 (“at 3”) is in the afternoon; “03:00” is taken as written.
 *
 * @returns the moment, or the one problem: `no-such-day` (31 February), `ambiguous` with both days (“03/04” in
 *   English), `not-a-date` for everything else, “every monday” too. A past date is not a problem here: `past` says so.
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
  const ours = findMoment(typed, folded, context)
  if (ours !== null && leavesNothing(folded, ours.parts)) return ours.repeat === null ? ours.reading : NOT_A_DATE
  const other = findRareMoment(folded, context)
  return other !== null && leavesNothing(folded, other.parts) ? other.reading : NOT_A_DATE
}

/**
 * A date found in a text.
 *
 * @property text the cleaned text, to which the spans refer
 * @property spans what says when, in its order, each with the words that lead up to it (“on”, “до”)
 * @property rest the text without the spans
 * @property reading the moment; of something that repeats, the first one
 */
export type DateWithin = {
  readonly text: string
  readonly reading: DateReading
  readonly repeat: Repeat | null
  readonly spans: readonly MomentSpan[]
  readonly rest: string
}

/** @property taken parts of the cleaned text that are something else, such as a name: nothing is found in them */
export type FindDateOptions = DateOptions & {
  readonly taken?: readonly { readonly start: number; readonly end: number }[]
}

/** Stands for what is taken: neither a letter nor a space, so that nothing reaches across it. */
const TAKEN = '\u{FFFC}'

/**
 * Finds the first date in a longer text (“call Anna tomorrow 10:00” leaves “call Anna”). The day and its time need not
 * be adjacent. Forms that usually mean something else in a sentence (“24/7”, “1.5”, a bare “sun”) are ignored. A day
 * that could be a name is only taken if there is no other; its span says so, and the caller can exclude it by `taken`.
 *
 * @returns null if the text contains no date
 */
export function findDate(text: string, options: FindDateOptions): DateWithin | null {
  const typed = cleanTyped(text)
  const context = contextOf(options, true)
  const folded = (options.taken ?? []).reduce(
    (line, { start, end }) => line.slice(0, start) + TAKEN.repeat(end - start) + line.slice(end),
    foldTyped(typed),
  )
  const found = findMoment(typed, folded, context) ?? findRareMoment(folded, context)
  if (found === null) return null
  const spans = withLeads(typed, folded, found.parts)
  return { text: typed, reading: found.reading, repeat: found.repeat, spans, rest: textWithout(typed, spans) }
}
