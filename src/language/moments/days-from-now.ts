/** Days told from now: “tomorrow”, “next friday”, “in 3 days”, “два дні тому”. Pure. */
import type { DayChoice, DayContext } from './calendar-day.ts'
import { LENGTH, lengthOf, WEEKDAY, weekdayOf, words } from './date-words.ts'
import { day, type DayRule, type Groups } from './day-rule.ts'
import { NOT_FROM_NOW } from './not-from-now.ts'
import { weekdayFrom } from './weekday-from.ts'

const NEARBY: readonly (readonly [number, RegExp])[] = [
  [-2, words('(?:the )?day before yesterday|позавчора|позавчорашній')],
  [-1, words('yesterday|вчора|учора')],
  [2, words('(?:the )?day after tomorrow|післязавтра|після завтра|позавтра')],
  [1, words('tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|завтра')],
  [0, words('today|сьогодні|сегодні|(?=tonight)|(?=this (?:morning|afternoon|evening))')],
]

function shifted(groups: Groups, context: DayContext, sign: 1 | -1): DayChoice | null {
  const length = lengthOf(groups)
  if (length === null) return null
  const exact = typeof length === 'object' && 'minutes' in length
  const from = exact ? context.now : context.today
  const at = sign > 0 ? from.plus(length) : from.minus(length)
  if (!at.isValid || at.year > 2199 || at.year < 1900) return null
  return exact ? { kind: 'instant', at: at.startOf('minute') } : day(at)
}

export const DAYS_FROM_NOW: readonly DayRule[] = [
  ...NEARBY.map(([days, pattern]): DayRule => ({
    kind: 'word',
    pattern,
    read: (_groups, { today }) => day(today.plus({ days })),
  })),
  {
    kind: 'weekday',
    pattern: words(
      `(?:(?<modifier>next|this|last|past|(?:the )?coming|наступн(?:ого|ий|ому|ої|у)|минул(?:ого|ий|ому|ої|у)|цього|цей|цю|цієї) )?(?:(?<said>(?<=(?:on|[ap]m|:\\d\\d) ))|)(?<weekday>${WEEKDAY})(?:(?<timed>(?=,? (?:at )?\\d{1,2}(?::\\d|\\s?[ap]m)))|)`,
    ),
    read: ({ modifier = '', weekday = '', said, timed }, { today, within }) =>
      within && modifier === '' && (said ?? timed) === undefined && /^(?:sat|sun)$/u.test(weekday)
        ? null
        : day(weekdayFrom(today, weekdayOf(weekday), modifier)),
  },
  {
    kind: 'word',
    pattern: words(`in ${LENGTH}${NOT_FROM_NOW.english}`),
    read: (groups, context) => shifted(groups, context, 1),
  },
  {
    kind: 'word',
    pattern: words(`за ${LENGTH}${NOT_FROM_NOW.within}`),
    read: (groups, context) => shifted(groups, context, 1),
  },
  {
    kind: 'word',
    pattern: words(`через ${LENGTH}${NOT_FROM_NOW.through}|через (?<soon>півгодини|пів години)`),
    read: (groups, context) =>
      groups['soon'] === undefined
        ? shifted(groups, context, 1)
        : { kind: 'instant', at: context.now.plus({ minutes: 30 }).startOf('minute') },
  },
  {
    kind: 'word',
    pattern: words(`${LENGTH} from (?:now|today)`),
    read: (groups, context) => shifted(groups, context, 1),
  },
  {
    kind: 'word',
    pattern: words(`${LENGTH} from (?<from>tomorrow|${WEEKDAY})`),
    read: ({ from = '', ...groups }, context) => {
      const start =
        from === 'tomorrow' ? context.today.plus({ days: 1 }) : weekdayFrom(context.today, weekdayOf(from), '')
      return shifted(groups, { ...context, now: start, today: start }, 1)
    },
  },
  { kind: 'word', pattern: words(`${LENGTH} (?:ago|тому)`), read: (groups, context) => shifted(groups, context, -1) },
]
