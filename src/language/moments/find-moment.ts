/** Puts the day, the time, the zone and the repetition of a text together. Pure. */
import type { DayContext } from './calendar-day.ts'
import { chronoDate } from './chrono-date.ts'
import { atClock, type DateReading, settle } from './date-reading.ts'
import { findDays, type FoundDay } from './find-day.ts'
import { findTime } from './find-time.ts'
import { blank, type FoundPart } from './moment-spans.ts'
import type { Repeat } from './repeat.ts'

export type FoundMoment = {
  readonly reading: DateReading
  readonly repeat: Repeat | null
  readonly parts: readonly FoundPart[]
}

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

/** By the product's own rules. */
export function findMoment(typed: string, folded: string, context: DayContext): FoundMoment | null {
  const found = firstDay(findDays(typed, folded, context), folded)
  const dayless = found === undefined ? folded : blank(folded, found.start, found.end)
  const behindDay = found === undefined || found.kind === 'calendar' ? null : found.end
  const time = findTime(dayless, found !== undefined || !context.within, behindDay)
  const times = (time?.spans ?? []).map((span): FoundPart => ({ ...span, kind: 'time', certainty: 'certain' }))
  if (found !== undefined) {
    const { start, end, certainty } = found
    return {
      reading: settle(found.day, time?.clock ?? null, context),
      repeat: null,
      parts: [...times, { start, end, kind: 'day', certainty }],
    }
  }
  if (time === null) return null
  const today = atClock(context.today, time.clock)
  const over = context.forward && !time.fixedToday && today < context.now
  const day = over ? context.today.plus({ days: 1 }) : context.today
  return { reading: settle({ kind: 'day', day }, time.clock, context), repeat: null, parts: times }
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
