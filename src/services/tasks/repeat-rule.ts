/**
 * How a repeating task is stored and exported: as a recurrence rule of RFC 5545, by the wall clock of whoever has to do it. Pure.
 */
import type { Repeat } from '../../language/moments/repeat.ts'

/** @property time of the day; null for whole days. It is in the rule because a skipped hour moves a single due time, not the rest */
export type RepeatRule = {
  readonly repeat: Repeat
  readonly time: { readonly hour: number; readonly minute: number } | null
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const FREQUENCIES = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', yearly: 'YEARLY' } as const
/** Every month has this day. */
const MIN_MONTH_DAYS = 28

/** RFC 5545 skips a month that lacks the day. The last of several days gives the month's last day instead. */
function monthDay(day: number): readonly string[] {
  if (day <= MIN_MONTH_DAYS) return [`BYMONTHDAY=${day}`]
  const days = Array.from({ length: day - MIN_MONTH_DAYS + 1 }, (_, more) => MIN_MONTH_DAYS + more)
  return [`BYMONTHDAY=${days.join(',')}`, 'BYSETPOS=-1']
}

function daysOf(repeat: Repeat): readonly string[] {
  switch (repeat.kind) {
    case 'daily':
      return []
    case 'weekly':
      return [`BYDAY=${repeat.weekdays.map((weekday) => WEEKDAYS[weekday - 1]).join(',')}`]
    case 'monthly':
      return monthDay(repeat.day)
    case 'yearly':
      return [`BYMONTH=${repeat.month}`, ...monthDay(repeat.day)]
  }
}

export function ruleText({ repeat, time }: RepeatRule): string {
  return [
    `FREQ=${FREQUENCIES[repeat.kind]}`,
    ...(repeat.every === 1 ? [] : [`INTERVAL=${repeat.every}`]),
    ...daysOf(repeat),
    ...(time === null ? [] : [`BYHOUR=${time.hour}`, `BYMINUTE=${time.minute}`]),
  ].join(';')
}

function readRepeat(parts: ReadonlyMap<string, string>): Repeat | null {
  const every = Number(parts.get('INTERVAL') ?? 1)
  const day = Math.max(...(parts.get('BYMONTHDAY') ?? '').split(',').map(Number))
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return { kind: 'daily', every }
    case 'WEEKLY': {
      const weekdays = (parts.get('BYDAY') ?? '')
        .split(',')
        .map((name) => WEEKDAYS.findIndex((one) => one === name) + 1)
      return weekdays.includes(0) ? null : { kind: 'weekly', every, weekdays }
    }
    case 'MONTHLY':
      return day > 0 ? { kind: 'monthly', every, day } : null
    case 'YEARLY':
      return day > 0 ? { kind: 'yearly', every, month: Number(parts.get('BYMONTH')), day } : null
    default:
      return null
  }
}

/** Null for a text that {@link ruleText} does not write. */
export function readRule(text: string): RepeatRule | null {
  const parts = new Map(
    text.split(';').map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=')
      return [name, value]
    }),
  )
  const repeat = readRepeat(parts)
  if (repeat === null || !Number.isInteger(repeat.every) || repeat.every < 1) return null
  const [hour, minute] = [parts.get('BYHOUR'), parts.get('BYMINUTE')]
  return { repeat, time: hour === undefined ? null : { hour: Number(hour), minute: Number(minute ?? 0) } }
}
