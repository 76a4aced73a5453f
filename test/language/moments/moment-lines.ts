/** Reads lines as a member in Kyiv would type them, and words what was found on one line. */
import { DateTime } from 'luxon'

import { type DateReading, findDate, type FindDateOptions } from '../../../src/language/read-date.ts'
import type { Repeat } from '../../../src/language/moments/repeat.ts'

export const ZONE = 'Europe/Kyiv'
/** A Wednesday, 12:00 in Kyiv. */
export const NOON = new Date('2026-11-18T10:00:00Z')

export function optionsFor(line: string, more: Partial<FindDateOptions> = {}): FindDateOptions {
  return { locale: /\p{Script=Cyrillic}/u.test(line) ? 'uk' : 'en', timeZone: ZONE, now: NOON, forward: true, ...more }
}

export function shownReading(reading: DateReading): string {
  if (!reading.ok) return reading.problem
  const local = DateTime.fromJSDate(reading.when.at, { zone: ZONE }).setLocale('en')
  const time = reading.when.allDay ? '' : local.toFormat(' HH:mm')
  return `${local.toFormat('ccc yyyy-MM-dd')}${time}${reading.when.past ? ' past' : ''}`
}

/** “weekly 1 on 1,4”: the number is how many weeks apart. */
export function shownRepeat(repeat: Repeat | null): string {
  if (repeat === null) return 'once'
  switch (repeat.kind) {
    case 'daily':
      return `daily ${repeat.every}`
    case 'weekly':
      return `weekly ${repeat.every} on ${repeat.weekdays.join(',')}`
    case 'monthly':
      return `monthly ${repeat.every} on ${repeat.day}`
    case 'yearly':
      return `yearly ${repeat.every} on ${repeat.day}.${repeat.month}`
  }
}

/** The moment and what is left of the line, or null without a date. */
export function found(line: string, more: Partial<FindDateOptions> = {}): readonly [string, string] | null {
  const date = findDate(line, optionsFor(line, more))
  return date === null ? null : [shownReading(date.reading), date.rest]
}

/** The first moment and how it repeats. */
export function foundRepeat(line: string): readonly [string, string, string] | null {
  const date = findDate(line, optionsFor(line))
  return date === null ? null : [shownRepeat(date.repeat), shownReading(date.reading), date.rest]
}
