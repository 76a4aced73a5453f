/** Finds the words and digits that name a time of day in a text. Pure. */
import { words } from './date-words.ts'
import { ZONE_NAMES, zoneBehind } from './find-zone.ts'
import type { SpokenTime } from './spoken-hours.ts'

export type Clock = { readonly hour: number; readonly minute: number }
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night'
type Span = { readonly start: number; readonly end: number }

/**
 * @property fixedToday the words themselves mean today (“tonight”, “this evening”)
 * @property zone the one named beside the time, as Luxon takes it, and where
 */
export type FoundTime = {
  readonly spans: readonly Span[]
  readonly clock: Clock
  readonly fixedToday: boolean
  readonly zone: (Span & { readonly zone: string }) | null
}

/** The hour that planners mean by a part of the day: “ввечері” is 18:00. */
const PART_HOURS: Readonly<Record<DayPart, number>> = { morning: 9, afternoon: 14, evening: 18, night: 20 }

const MERIDIEM = '(?<half>am|pm|a\\.m\\.?|p\\.m\\.?|ранку|дня|вечора|ночі)'
const RANGE = '(?:\\s?(?:-|to|till|until|and|до|по|та|і)\\s?\\d{1,2}:\\d{2})?'
/** “From 10 to 12”: hours only in a line that names a day. */
const SPOKEN_RANGE = words(
  `(?:from|between|з|із|між|від) (?<hour>\\d{1,2})(?::(?<minute>\\d{2}))? (?:to|till|until|and|до|та|і) \\d{1,2}(?::\\d{2})?(?![.:,]\\d)`,
)
const HOURS_RANGE = words('(?<![:./-])(?<hour>\\d{1,2})-\\d{1,2}(?=\\s*$|[,;])')
/** A “z” directly behind a time is its zone. */
const TIME_END = '(?:(?![\\p{L}\\p{N}:])|(?=z(?![\\p{L}\\p{N}])))'
const CLOCKS: readonly RegExp[] = [
  words(
    `(?<![:./-])(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?\\s?(?:-|to|and|до|та)\\s?\\d{1,2}(?::\\d{2})?\\s?${MERIDIEM}`,
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}.,:/])(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2}(?:\\.\\d{1,6})?)?${RANGE}(?:\\s?год(?:ин[иіа]?|\\.)?(?![\\p{L}]))?(?:\\s?${MERIDIEM})?${TIME_END}`,
    'gu',
  ),
  words(`(?<hour>\\d{1,2})(?:\\.(?<minute>[0-5]\\d))?\\s?${MERIDIEM}(?:\\s?-\\s?\\d{1,2}(?::\\d{2})?\\s?[ap]m)?`),
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(?:at|о|об)\\s|@\\s?)(?<hour>\\d{1,2})(?:[.](?<minute>\\d{2}))?(?:-?[йії]|-?ій|-?ої)?(?:\\s?(?:o'clock|h|год(?:ині|ина|\\.)?))?(?:\\s?${MERIDIEM})?(?![\\p{L}\\p{N}:%€$₴]|[.,/]\\d)`,
    'gu',
  ),
  words(`(?<![:./-])(?<hour>\\d{1,2})(?= (?:${ZONE_NAMES})(?![\\p{L}\\p{N}]))`),
]
const NAMED: readonly (readonly [RegExp, Clock])[] = [
  [words('(?:at )?(?:noon|midday)|опівдні'), { hour: 12, minute: 0 }],
  [words('(?:at )?midnight|опівночі'), { hour: 0, minute: 0 }],
  [words('(?:at |during )?(?<!after )(?:lunch|lunchtime)|в обід|у обід'), { hour: 13, minute: 0 }],
]
const PARTS: readonly (readonly [DayPart, RegExp])[] = [
  ['morning', words('(?:(?<lead>in the|this) )?morning|(?<word>вранці|уранці|зранку|з ранку|ранком|ранку)')],
  ['afternoon', words('(?:(?<lead>in the|this) )?afternoon|(?<word>after lunch|вдень|удень|після обіду|по обіді)')],
  ['evening', words('(?:(?<lead>in the|this) )?evening|(?<word>ввечері|увечері|вечором|вечора)')],
  ['night', words('(?<word>tonight|at night|вночі|уночі)|night')],
]

/** The hour on a 24-hour clock, or null if it does not exist. */
function hourOf(hour: number, half: string): number | null {
  if (half === '') return hour < 24 ? hour : null
  if (hour < 1 || hour > 12) return hour < 24 && !/^[ap]/u.test(half) ? hour : null
  if (half.startsWith('p')) return (hour % 12) + 12
  if (half === 'вечора') return hour === 12 ? 0 : hour + 12
  if (half === 'дня') return hour < 7 ? hour + 12 : hour
  // “10 ночі” is before midnight, “2 ночі” after it.
  if (half === 'ночі') return hour >= 9 && hour < 12 ? hour + 12 : hour % 12
  return hour % 12
}

/** Nobody means five in the morning by “call at 5”. With minutes (“05:00”) the hour is taken as written. */
function likelyHour(hour: number): number {
  return hour >= 1 && hour <= 6 ? hour + 12 : hour
}

type Typed = { readonly hour: number; readonly minute: number; readonly half: string; readonly exact: boolean }

function settle({ hour, minute, half, exact }: Typed, part: DayPart | null): Clock | null {
  const late = part !== null && part !== 'morning'
  const at = late && half === '' && hour < 12 ? hourOf(hour, 'pm') : hourOf(hour, half)
  if (at === null || minute > 59) return null
  return { hour: half === '' && part === null && !exact ? likelyHour(at) : at, minute }
}

function spanOf(match: RegExpMatchArray): Span {
  return { start: match.index ?? 0, end: (match.index ?? 0) + match[0].length }
}

/** “Tomorrow morning” is a time, and “morning” before a time or at the end; a “morning shift” is not. */
function standsForTime(folded: string, { index = 0, 0: word }: RegExpMatchArray): boolean {
  // What was found before is blanked out.
  return (
    /\s{3}$/u.test(folded.slice(0, index)) || /^\s*(?:$|[,.;)]|(?:at )?\d)/u.test(folded.slice(index + word.length))
  )
}

function findPart(
  folded: string,
  bareToo: boolean,
): { readonly part: DayPart; readonly match: RegExpMatchArray } | null {
  for (const [part, pattern] of PARTS)
    for (const match of folded.matchAll(pattern)) {
      const saysSo = match.groups?.['lead'] !== undefined || match.groups?.['word'] !== undefined
      if (saysSo || (bareToo && standsForTime(folded, match))) return { part, match }
    }
  return null
}

/** A bare hour directly after a day: “tomorrow 10”, “завтра, 10.30”, at the end or before a comma. */
function bareHour(folded: string, from: number): { readonly typed: Typed; readonly span: Span } | null {
  const match =
    /^,? (?:(?:на|в|у|до|by|після|after|around) )?(\d{1,2})(?:\.(\d{2}))?(?:\s?-\s?\d{1,2}(?:\.\d{2})?)?(?=\s*$|[,;])/u.exec(
      folded.slice(from),
    )
  if (match === null) return null
  const typed = { hour: Number(match[1]), minute: Number(match[2] ?? 0), half: '', exact: match[2] !== undefined }
  return { typed, span: { start: from + match[0].search(/[^\s,]/u), end: from + match[0].length } }
}

type Written = { readonly typed: Typed; readonly span: Span }

/** Every time in words or digits, those that say most first. */
function* writtenTimes(
  typed: string,
  folded: string,
  { spoken, bareToo }: Pick<Around, 'spoken' | 'bareToo'>,
): Generator<Written> {
  for (const { start, end, ...said } of spoken) yield { typed: { ...said, exact: false }, span: { start, end } }
  for (const pattern of bareToo ? [...CLOCKS, SPOKEN_RANGE, HOURS_RANGE] : CLOCKS)
    for (const match of folded.matchAll(pattern)) {
      const { hour, minute, half = '' } = match.groups ?? {}
      const { start, end } = spanOf(match)
      const span = { start: start - (/@ ?$/u.exec(folded.slice(0, start))?.[0].length ?? 0), end }
      // In “2026-11-28T23:30-05:00” an offset follows, not the end of a range.
      const iso = /\dT$/iu.test(typed.slice(0, span.start)) ? match[0].indexOf('-') : -1
      yield {
        typed: { hour: Number(hour), minute: Number(minute ?? 0), half, exact: minute !== undefined },
        span: iso < 0 ? span : { start: span.start, end: span.start + iso },
      }
    }
}

/**
 * @property spoken the hours in words
 * @property bareToo whether “morning” counts without “in the” or “this”: not in a sentence that names no day
 * @property behindDay where a day ended that may be followed by a bare hour
 * @property saidPart the part of the day that another word has said (“every morning”)
 */
type Around = {
  readonly spoken: readonly SpokenTime[]
  readonly bareToo: boolean
  readonly behindDay: number | null
  readonly saidPart: DayPart | null
}

/**
 * @param typed the text before it was folded
 * @param folded the folded text, with the day that was found in it blanked out
 */
export function findTime(
  typed: string,
  folded: string,
  { spoken, bareToo, behindDay, saidPart }: Around,
): FoundTime | null {
  const part = findPart(folded, bareToo)
  const partOfDay = part?.part ?? saidPart
  const partSpans = part === null ? [] : [spanOf(part.match)]
  const fixedToday = part !== null && (part.match.groups?.['lead'] === 'this' || part.match[0] === 'tonight')
  const build = (clock: Clock, span: Span): FoundTime => {
    const apart = partSpans.filter(({ start, end }) => end <= span.start || start >= span.end)
    const zone = zoneBehind(typed, folded, span.end)
    return { clock, spans: [span, ...apart], fixedToday, zone }
  }
  for (const { typed: written, span } of writtenTimes(typed, folded, { spoken, bareToo })) {
    const clock = settle(written, partOfDay)
    if (clock !== null) return build(clock, span)
  }
  for (const [pattern, clock] of NAMED) {
    const match = [...folded.matchAll(pattern)][0]
    if (match !== undefined) return build(clock, spanOf(match))
  }
  const bare = behindDay === null ? null : bareHour(folded, behindDay)
  const clock = bare === null ? null : settle(bare.typed, partOfDay)
  if (bare !== null && clock !== null) return build(clock, bare.span)
  if (partOfDay === null) return null
  return { clock: { hour: PART_HOURS[partOfDay], minute: 0 }, spans: partSpans, fixedToday, zone: null }
}
