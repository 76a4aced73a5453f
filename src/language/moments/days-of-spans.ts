/** Days told by their week, month, quarter or year: “sunday next week”, “end of the month”, “5 числа наступного місяця”. Pure. */
import type { DateTime } from 'luxon'

import type { DayChoice, DayContext } from './calendar-day.ts'
import { COUNT, countOf, MONTH, monthOf, WEEKDAY, weekdayOf, words } from './date-words.ts'
import { day, type DayRule, type Groups } from './day-rule.ts'
import { weekdayFrom } from './weekday-from.ts'

const WEEKS_AHEAD: readonly (readonly [RegExp, number])[] = [
  [/^(?:next|наступн)/u, 1],
  [/^(?:this|the coming|coming|ц)/u, 0],
  [/^(?:last|past|минул)/u, -1],
]
/** Further ahead, people name a date. */
const MAX_WEEKS = 520

/** A weekday of a week that is named beside it, in either order. */
const WEEK =
  '(?:(?<week>next|this|last|past|the coming|coming|наступного|цього|минулого) (?:week|тижня)|(?<after>the week after next|тижня після наступного|через тиждень після наступного)|(?<ahead>in|через) (?:(?<weeks>' +
  `${COUNT}) )?(?:weeks?|тиждень|тижні|тижнів))`
const THE_WEEKDAY = `(?<weekday>${WEEKDAY})`

function inWeek(groups: Groups, { today }: DayContext): DayChoice | null {
  const { weekday = '', week = '', after, weeks } = groups
  const ahead =
    after === undefined ? (WEEKS_AHEAD.find(([pattern]) => pattern.test(week))?.[1] ?? countOf(weeks ?? '1')) : 2
  if (!Number.isInteger(ahead) || ahead > MAX_WEEKS) return null
  return day(today.startOf('week').plus({ weeks: ahead, days: weekdayOf(weekday) - 1 }))
}

function inMonth({ date, month = '', last, first }: Groups, { today }: DayContext): DayChoice {
  const begin = today.startOf('month').plus({ months: /^(?:next|наступн)/u.test(month) ? 1 : 0 })
  const wanted = first === undefined ? Number(date) : 1
  const days = begin.daysInMonth ?? 28
  if (last !== undefined) return day(begin.set({ day: days }))
  return wanted >= 1 && wanted <= days ? day(begin.set({ day: wanted })) : { kind: 'no-such-day' }
}

/** “The first monday of december”: 0 is the last one. */
const NUMBERED: readonly (readonly [number, string])[] = [
  [1, 'first|1st|перш(?:ий|ого|а|у|ої)'],
  [2, 'second|2nd|друг(?:ий|ого|а|у|ої)'],
  [3, 'third|3rd|трет(?:ій|ього|я|ю|ьої)'],
  [4, 'fourth|4th|четверт(?:ий|ого|а|у|ої)'],
  [0, 'last|останн(?:ій|ього|я|ю|ьої)'],
]

function numberedWeekday({ nth = '', weekday = '', month = '', named }: Groups, context: DayContext): DayChoice | null {
  const { today, forward } = context
  const count = NUMBERED.find(([, pattern]) => new RegExp(`^(?:${pattern})$`, 'u').test(nth))?.[0] ?? 1
  const ahead = /^(?:next|наступн)/u.test(month) ? 1 : 0
  const inMonthOf = (begin: DateTime): DateTime => {
    const days = Array.from({ length: begin.daysInMonth ?? 28 }, (_, at) => begin.plus({ days: at }))
    const fitting = days.filter((at) => at.weekday === weekdayOf(weekday))
    return fitting.at(count - 1) ?? begin
  }
  if (named === undefined) return day(inMonthOf(today.startOf('month').plus({ months: ahead })))
  const found = inMonthOf(today.startOf('year').set({ month: monthOf(named) }))
  return day(forward && found < today ? inMonthOf(found.startOf('month').plus({ years: 1 })) : found)
}

const WHICH_MONTH = '(?<month>next|this|the|наступного|цього) (?:month|місяця)'
const LAST_DAY = '(?<last>(?:the )?last day|(?:в |у )?останн(?:ій день|ього дня))'
const FIRST_DAY = '(?<first>(?:the )?first(?: day)?|перш(?:ого числа|ого дня|ий день))'
const NEXT = '(?:next|наступн(?:ого|ий|ому|ої|у))'
const ENDING =
  '(?:(?:by |at )?(?:the )?end of (?:the |this )?|eo(?=[mqwy])|(?:до |в |у )?кін(?:ець|ця|ці) (?:цього )?|наприкінці (?:цього )?)'

const SPANS: readonly (readonly ['week' | 'month' | 'quarter' | 'year', RegExp])[] = [
  ['week', /^(?:w|ти)/u],
  ['month', /^(?:m|мі)/u],
  ['quarter', /^(?:q|кв)/u],
  ['year', /^(?:y|р)/u],
]
export const DAYS_OF_SPANS: readonly DayRule[] = [
  { kind: 'weekday', pattern: words(`${THE_WEEKDAY},? (?:of |on )?(?:the )?${WEEK}`), read: inWeek },
  { kind: 'weekday', pattern: words(`${WEEK},? (?:(?:on|at|у|в|на) )?(?:the )?${THE_WEEKDAY}`), read: inWeek },
  {
    kind: 'calendar',
    pattern: words(
      `(?:(?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th|-?го)?(?: числа)?|${FIRST_DAY}|${LAST_DAY}) (?:of )?${WHICH_MONTH}`,
    ),
    read: inMonth,
  },
  {
    kind: 'calendar',
    pattern: words(`${WHICH_MONTH},? (?:on )?(?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th|-?го числа|-?го| числа)`),
    read: inMonth,
  },
  {
    kind: 'calendar',
    pattern: words(
      `(?:the )?(?<nth>${NUMBERED.map(([, pattern]) => pattern).join('|')}) ${THE_WEEKDAY} (?:(?:of|in) )?(?:(?<month>next|this|the|наступного|цього) (?:month|місяця)|(?<named>${MONTH}))`,
    ),
    read: numberedWeekday,
  },
  {
    kind: 'calendar',
    pattern: words(`(?:${FIRST_DAY}|${LAST_DAY}) місяця`),
    read: inMonth,
  },
  {
    kind: 'word',
    pattern: words('the week after next|тижня після наступного'),
    read: (_groups, { today }) => day(today.startOf('week').plus({ weeks: 2 })),
  },
  {
    kind: 'word',
    pattern: words(
      `${NEXT} (?<span>week|month|quarter|year|тиждень|тижня|тижні|місяць|місяця|місяці|квартал|кварталу|кварталі|рік|року|році)`,
    ),
    read: ({ span = '' }, { today }) => {
      if (/^(?:w|ти)/u.test(span)) return day(today.startOf('week').plus({ weeks: 1 }))
      if (/^(?:q|кв)/u.test(span)) return day(today.startOf('quarter').plus({ quarters: 1 }))
      return /^(?:mo|мі)/u.test(span)
        ? day(today.startOf('month').plus({ months: 1 }))
        : day(today.startOf('year').plus({ years: 1 }))
    },
  },
  {
    kind: 'word',
    pattern: words(
      `${ENDING}(?<next>next |наступного )?(?<span>week|month|quarter|year|w|m|q|y|тижня|місяця|кварталу|року)`,
    ),
    read: ({ span = '', next }, { today }) => {
      const [unit] = SPANS.find(([, pattern]) => pattern.test(span)) ?? ['year']
      const within = next === undefined ? today : today.startOf(unit).plus({ [unit]: 1 })
      return day(unit === 'week' ? within.startOf('week').plus({ days: 4 }) : within.endOf(unit).startOf('day'))
    },
  },
  {
    kind: 'word',
    pattern: words(
      '(?:(?<modifier>next|this|on the|at the|over the|наступних|наступні|цих|ці|на) )?(?:weekend|вихідних|вихідні)',
    ),
    read: ({ modifier = '' }, { today }) =>
      day(weekdayFrom(today, 6, /^(?:next|наст)/u.test(modifier) ? 'next' : 'this')),
  },
]
