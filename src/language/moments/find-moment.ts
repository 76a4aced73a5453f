/** Puts the day, the time, the zone and the repetition of a text together. Pure. */
import type { DateTime } from 'luxon'

import type { DayChoice, DayContext } from './calendar-day.ts'
import { chronoDate } from './chrono-date.ts'
import { atClock, type DateReading, settle } from './date-reading.ts'
import { coverDocumentDates } from './document-dates.ts'
import { findEndOfDay } from './end-of-day.ts'
import { findDays, type FoundDay } from './find-day.ts'
import { coverUnknownRepeats, findRepeat, type FoundRepeat } from './find-repeat.ts'
import { findTime, type FoundTime } from './find-time.ts'
import { blank, type FoundPart } from './moment-spans.ts'
import { firstOf, nextOf, type Repeat } from './repeat.ts'
import { shiftedDay } from './shifted-day.ts'
import { findSpokenTimes } from './spoken-hours.ts'

export type FoundMoment = {
  readonly reading: DateReading
  readonly repeat: Repeat | null
  readonly parts: readonly FoundPart[]
}

type Place = { readonly start: number; readonly end: number }

/** The first day. An adjacent weekday and date (“friday, 28 november”) are one day, which the date determines. */
function firstDay(days: readonly FoundDay[], folded: string): FoundDay | undefined {
  const first = days.find(({ certainty }) => certainty !== 'doubtful') ?? days[0]
  if (first === undefined) return undefined
  const beside = days.find(
    ({ start, kind }) =>
      start >= first.end && kind !== first.kind && kind !== 'word' && /^[\s,(]*$/u.test(folded.slice(first.end, start)),
  )
  if (beside === undefined || first.kind === 'word') return first
  return { ...(first.kind === 'calendar' ? first : beside), start: first.start, end: beside.end }
}

/** A day behind “until” is the end of a repetition, which is left in the text. */
function isStart(folded: string, { start }: Place): boolean {
  return !/(?:^|[^\p{L}])(?:until|till|до|по) $/u.test(folded.slice(0, start))
}

/** What was not said about the repetition is that of its first day. */
function completed({ unit, every, weekdays, day }: FoundRepeat, from: DateTime): Repeat {
  switch (unit) {
    case 'day':
      return { kind: 'daily', every }
    case 'week':
      return { kind: 'weekly', every, weekdays: weekdays.length > 0 ? weekdays : [from.weekday] }
    case 'month':
      return { kind: 'monthly', every, day: day ?? from.day }
    case 'year':
      return { kind: 'yearly', every, month: from.month, day: from.day }
  }
}

function isOver(day: DateTime, time: FoundTime | null, { forward, now }: DayContext): boolean {
  return forward && time !== null && !time.fixedToday && atClock(day, time.clock, time.zone?.zone) < now
}

type Repeated = { readonly day: DayChoice; readonly repeat: Repeat }

/** The first day of the repetition: on or after the day that was said, else after now. */
function begin(found: FoundRepeat, said: DayChoice | null, time: FoundTime | null, context: DayContext): Repeated {
  const start = said?.kind === 'day' ? said.day : said?.kind === 'either' ? said.days[0] : null
  const repeat = completed(found, start ?? context.today)
  const first = firstOf(repeat, start ?? context.today)
  const next = start === null && isOver(first, time, context) ? nextOf(repeat, first) : first
  return { day: said?.kind === 'no-such-day' ? said : { kind: 'day', day: next }, repeat }
}

/** Today, or tomorrow if the time is over, in the zone of the time. */
function dayOfTime(time: FoundTime, context: DayContext): DayChoice {
  const today = time.zone === null ? context.today : context.now.setZone(time.zone.zone).startOf('day')
  return { kind: 'day', day: isOver(today, time, context) ? today.plus({ days: 1 }) : today }
}

function partsOf(time: FoundTime | null): FoundPart[] {
  if (time === null) return []
  const parts = time.spans.map(({ start, end }): FoundPart => ({ start, end, kind: 'time', certainty: 'certain' }))
  if (time.zone === null) return parts
  const { start, end } = time.zone
  return [...parts, { start, end, kind: 'zone', certainty: 'certain' }]
}

/** By the product's own rules. */
export function findMoment(typed: string, folded: string, context: DayContext): FoundMoment | null {
  const cover = (text: string, places: readonly (Place | null | undefined)[]): string =>
    places.reduce(
      (line, place) => (place === null || place === undefined ? line : blank(line, place.start, place.end)),
      text,
    )
  const known = coverUnknownRepeats(context.within ? coverDocumentDates(folded) : folded)
  const repeat = findRepeat(known)
  const endOfDay = findEndOfDay(known)
  const spoken = findSpokenTimes(known)
  // «за п'ять хвилин восьма» is a time, «за п'ять хвилин» is not: hours in words come before days.
  const undated = cover(known, [repeat, endOfDay, ...spoken])
  const days = findDays(typed, undated, context).filter((day) => repeat === null || isStart(folded, day))
  const found = shiftedDay(firstDay(days, undated), undated)
  const behind = found === undefined ? repeat?.end : found.kind === 'calendar' ? undefined : found.end
  const dayless = cover(known, [repeat, endOfDay, found])
  // An hour in words whose place is taken by now was none.
  const heard = spoken.filter(({ start, end }) => dayless.slice(start, end) === known.slice(start, end))
  const time = findTime(typed, dayless, {
    spoken: heard,
    bareToo: found !== undefined || repeat !== null || !context.within,
    behindDay: behind ?? null,
    saidPart: repeat?.part ?? null,
  })
  const parts: FoundPart[] = [
    ...partsOf(time),
    ...(repeat === null
      ? []
      : [{ start: repeat.start, end: repeat.end, kind: 'repeat', certainty: 'certain' } as const]),
    ...(endOfDay === null ? [] : [{ ...endOfDay, kind: 'day', certainty: 'certain' } as const]),
    ...(found === undefined
      ? []
      : [{ start: found.start, end: found.end, kind: 'day', certainty: found.certainty } as const]),
  ]
  if (parts.length === 0) return null
  const [clock, zone] = [time?.clock ?? null, time?.zone?.zone]
  if (repeat !== null) {
    const { day, repeat: whole } = begin(repeat, found?.day ?? null, time, context)
    return { reading: settle(day, clock, context, zone), repeat: whole, parts }
  }
  const today: DayChoice = { kind: 'day', day: context.today }
  const day = found?.day ?? (endOfDay === null && time !== null ? dayOfTime(time, context) : today)
  return { reading: settle(day, clock, context, zone), repeat: null, parts }
}

/** The rarer ways to write a date. */
export function findRareMoment(folded: string, context: DayContext): FoundMoment | null {
  const found = chronoDate(folded, context.locale, context.now, context.forward, context.within)
  if (found === null) return null
  return {
    reading: settle({ kind: 'day', day: found.day }, found.clock, context),
    repeat: null,
    parts: [{ start: found.start, end: found.end, kind: 'day', certainty: 'likely' }],
  }
}
