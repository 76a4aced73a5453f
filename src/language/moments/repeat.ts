/** How something repeats: “every monday”, “щомісяця 5-го”, “every 2 weeks”. Plain data; pure. */
import type { DateTime } from 'luxon'

/**
 * @property every each day 1, each second day 2, and so on
 * @property weekdays Monday 1 to Sunday 7, in this order and at least one: “every weekday” is 1 to 5
 * @property day of the month, 1 to 31; a month that is shorter has its last day instead
 */
export type Repeat =
  | { readonly kind: 'daily'; readonly every: number }
  | { readonly kind: 'weekly'; readonly every: number; readonly weekdays: readonly number[] }
  | { readonly kind: 'monthly'; readonly every: number; readonly day: number }
  | { readonly kind: 'yearly'; readonly every: number; readonly month: number; readonly day: number }

function dayIn(month: DateTime, day: number): DateTime {
  return month.set({ day: Math.min(day, month.daysInMonth ?? 28) })
}

/**
 * The first day of the repetition on or after the given one.
 *
 * @param from the start of a day
 */
export function firstOf(repeat: Repeat, from: DateTime): DateTime {
  switch (repeat.kind) {
    case 'daily':
      return from
    case 'weekly':
      return (
        Array.from({ length: 7 }, (_, ahead) => from.plus({ days: ahead })).find((day) =>
          repeat.weekdays.includes(day.weekday),
        ) ?? from
      )
    case 'monthly': {
      const here = dayIn(from.startOf('month'), repeat.day)
      return here >= from ? here : dayIn(from.startOf('month').plus({ months: 1 }), repeat.day)
    }
    case 'yearly': {
      const here = dayIn(from.startOf('year').set({ month: repeat.month }), repeat.day)
      return here >= from ? here : dayIn(here.startOf('month').plus({ years: 1 }), repeat.day)
    }
  }
}

/**
 * The day after one on which it repeats: the next one is this one's successor, however late it is done.
 *
 * @param last the start of a day on which it was due
 */
export function nextOf(repeat: Repeat, last: DateTime): DateTime {
  switch (repeat.kind) {
    case 'daily':
      return last.plus({ days: repeat.every })
    case 'weekly': {
      const next = firstOf(repeat, last.plus({ days: 1 }))
      const sameWeek = next.startOf('week') <= last.startOf('week')
      return sameWeek ? next : next.plus({ weeks: repeat.every - 1 })
    }
    case 'monthly':
      return dayIn(last.startOf('month').plus({ months: repeat.every }), repeat.day)
    case 'yearly':
      return dayIn(last.startOf('month').plus({ years: repeat.every }).set({ month: repeat.month }), repeat.day)
  }
}
