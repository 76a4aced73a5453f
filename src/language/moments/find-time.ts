/** Finds the words and digits that name a time of day in a text. Pure. */
import { words } from './date-words.ts'

export type Clock = { readonly hour: number; readonly minute: number }
type Part = 'morning' | 'afternoon' | 'evening' | 'night'
type Span = { readonly start: number; readonly end: number }

/** @property fixedToday the words themselves mean today (“tonight”, “this evening”) */
export type FoundTime = { readonly spans: readonly Span[]; readonly clock: Clock; readonly fixedToday: boolean }

/** The hour that planners mean by a part of the day: “ввечері” is 18:00. */
const PART_HOURS: Readonly<Record<Part, number>> = { morning: 9, afternoon: 14, evening: 18, night: 20 }

const MERIDIEM = '(?<half>am|pm|a\\.m\\.?|p\\.m\\.?|ранку|дня|вечора|ночі)'
const RANGE = '(?:\\s?-\\s?\\d{1,2}:\\d{2})?'
const CLOCKS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}\\p{N}.,:/])(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2}(?:\\.\\d{1,6})?)?${RANGE}(?:\\s?${MERIDIEM})?(?![\\p{L}\\p{N}:])`,
    'gu',
  ),
  words(`(?<hour>\\d{1,2})\\s?${MERIDIEM}`),
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(?:at|о|об)\\s|@\\s?)(?<hour>\\d{1,2})(?:[.](?<minute>\\d{2}))?(?:-?[йії])?(?:\\s?(?:o'clock|h|год(?:ині|ина|\\.)?))?(?:\\s?${MERIDIEM})?(?![\\p{L}\\p{N}:%€$₴]|[.,/]\\d)`,
    'gu',
  ),
]
const NAMED: readonly (readonly [RegExp, Clock])[] = [
  [words('(?:at )?(?:noon|midday)|опівдні'), { hour: 12, minute: 0 }],
  [words('(?:at )?midnight|опівночі'), { hour: 0, minute: 0 }],
  [words('(?:at |during )?(?:lunch|lunchtime)|в обід|у обід'), { hour: 13, minute: 0 }],
]
const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['morning', words('(?:(?<lead>in the|this) )?morning|(?<word>вранці|уранці|зранку|ранком|ранку)')],
  ['afternoon', words('(?:(?<lead>in the|this) )?afternoon|(?<word>вдень|удень|після обіду|по обіді)')],
  ['evening', words('(?:(?<lead>in the|this) )?evening|(?<word>ввечері|увечері|вечором|вечора)')],
  ['night', words('(?<word>tonight|at night|вночі|уночі)')],
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

function settle({ hour, minute, half, exact }: Typed, part: Part | null): Clock | null {
  const late = part !== null && part !== 'morning'
  const at = late && half === '' && hour < 12 ? hourOf(hour, 'pm') : hourOf(hour, half)
  if (at === null || minute > 59) return null
  return { hour: half === '' && part === null && !exact ? likelyHour(at) : at, minute }
}

function spanOf(match: RegExpMatchArray): Span {
  return { start: match.index ?? 0, end: (match.index ?? 0) + match[0].length }
}

function findPart(folded: string, bareToo: boolean): { readonly part: Part; readonly match: RegExpMatchArray } | null {
  for (const [part, pattern] of PARTS)
    for (const match of folded.matchAll(pattern))
      if (bareToo || match.groups?.['lead'] !== undefined || match.groups?.['word'] !== undefined)
        return { part, match }
  return null
}

/** A bare hour directly after a day: “tomorrow 10”, “завтра, 10.30”, at the end or before a comma. */
function bareHour(folded: string, from: number): { readonly typed: Typed; readonly span: Span } | null {
  const match = /^,? (\d{1,2})(?:\.(\d{2}))?(?=\s*$|[,;])/u.exec(folded.slice(from))
  if (match === null) return null
  const typed = { hour: Number(match[1]), minute: Number(match[2] ?? 0), half: '', exact: match[2] !== undefined }
  return { typed, span: { start: from, end: from + match[0].length } }
}

/**
 * @param folded the folded text, with the day that was found in it blanked out
 * @param bareToo whether “morning” counts without “in the” or “this”: not in a sentence that names no day
 * @param behindDay where a day ended that may be followed by a bare hour
 */
export function findTime(folded: string, bareToo: boolean, behindDay: number | null): FoundTime | null {
  const part = findPart(folded, bareToo)
  const partSpans = part === null ? [] : [spanOf(part.match)]
  const fixedToday = part !== null && (part.match.groups?.['lead'] === 'this' || part.match[0] === 'tonight')
  const build = (clock: Clock | null, span: Span): FoundTime | null => {
    if (clock === null) return null
    const apart = partSpans.filter(({ start, end }) => end <= span.start || start >= span.end)
    return { clock, spans: [span, ...apart], fixedToday }
  }
  for (const pattern of CLOCKS)
    for (const match of folded.matchAll(pattern)) {
      const { hour, minute, half = '' } = match.groups ?? {}
      const typed = { hour: Number(hour), minute: Number(minute ?? 0), half, exact: minute !== undefined }
      const time = build(settle(typed, part?.part ?? null), spanOf(match))
      if (time !== null) return time
    }
  for (const [pattern, clock] of NAMED) {
    const match = [...folded.matchAll(pattern)][0]
    if (match !== undefined) return build(clock, spanOf(match))
  }
  const bare = behindDay === null ? null : bareHour(folded, behindDay)
  if (bare !== null) return build(settle(bare.typed, part?.part ?? null), bare.span)
  return part === null ? null : { clock: { hour: PART_HOURS[part.part], minute: 0 }, spans: partSpans, fixedToday }
}
