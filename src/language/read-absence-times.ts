/** From when until when somebody is away, as people type it in English and Ukrainian: “until friday”, “з понеділка до 12 травня”. Pure. */
import { DateTime } from 'luxon'

import { fieldProblem } from './field-problem.ts'
import { type DateOptions, readDate } from './read-date.ts'

/** @property from null: from now on */
export type AbsenceTimes = { readonly from: Date | null; readonly until: Date }

const FROM = /^(?:from|since|з|із|зі|від)\s+/iu
const UNTIL = /^(?:until|till|til|through|to|by|до|по)\s+/iu
const BETWEEN = /\s+(?:until|till|til|through|to|до|по)\s+|\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=\d)/giu

type Bound = { readonly starts: Date; readonly ends: Date; readonly isPast: boolean }

/** A day lasts until the next one begins; a time is a moment. */
function readBound(text: string, options: DateOptions): Bound | null {
  const reading = readDate(text, { ...options, forward: true })
  if (!reading.ok) {
    if (reading.problem === 'not-a-date') return null
    throw fieldProblem(reading.problem === 'ambiguous' ? 'ambiguous-date' : reading.problem, { given: text.trim() })
  }
  const { at, date, allDay, past } = reading.when
  if (!allDay) return { starts: new Date(at), ends: new Date(at), isPast: past }
  const day = DateTime.fromISO(date, { zone: options.timeZone })
  return { starts: day.toJSDate(), ends: day.plus({ days: 1 }).toJSDate(), isPast: past }
}

/** “1–7 May”: the first day is of the month of the last. */
function withMonth(first: string, last: string): string {
  const month = /^\d{1,2}\s+(.+)$/u.exec(last)?.[1]
  return month !== undefined && /^\d{1,2}$/u.test(first) ? `${first} ${month}` : first
}

function readBoth(text: string, options: DateOptions): AbsenceTimes | null {
  for (const { index, 0: joint } of text.matchAll(BETWEEN)) {
    const [first, last] = [text.slice(0, index).replace(FROM, '').trim(), text.slice(index + joint.length).trim()]
    if (first === '' || last === '') continue
    const [from, until] = [readBound(withMonth(first, last), options), readBound(last, options)]
    if (from !== null && until !== null && from.starts < until.ends) return { from: from.starts, until: until.ends }
  }
  return null
}

/**
 * A day is meant to its end: “until Friday” includes Friday. A single day or time is the end.
 *
 * @throws AppError VALIDATION (not-a-date, past-date and what else can be wrong with a date)
 */
export function readAbsenceTimes(typed: string, options: DateOptions): AbsenceTimes {
  const text = typed.trim()
  const both = readBoth(text, options)
  if (both !== null) {
    if (both.until <= options.now) throw fieldProblem('past-date')
    return both
  }
  const end = readBound(text.replace(UNTIL, ''), options)
  if (end === null) throw fieldProblem('not-a-date', { given: text })
  if (end.ends <= options.now) throw fieldProblem('past-date')
  return { from: null, until: end.ends }
}
