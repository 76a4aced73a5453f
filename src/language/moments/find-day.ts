/** Finds the words and digits that name a day in a text. Pure. */
import type { DateTime } from 'luxon'

import { calendarDay, type DayChoice, type DayContext, dayFirst, slashed } from './calendar-day.ts'
import { LENGTH, lengthOf, MONTH, monthOf, WEEKDAY, weekdayOf, words } from './date-words.ts'
import type { Certainty } from './moment-spans.ts'
import { certaintyOf } from './name-like.ts'

export type FoundDay = {
  readonly start: number
  readonly end: number
  /** “word”: a bare hour may follow (“tomorrow 10”). “calendar”: a date, which a weekday may accompany. */
  readonly kind: 'word' | 'weekday' | 'calendar'
  readonly day: DayChoice
  readonly certainty: Certainty
}

type Rule = {
  readonly kind: FoundDay['kind']
  readonly pattern: RegExp
  readonly read: (groups: Readonly<Record<string, string | undefined>>, context: DayContext) => DayChoice | null
}

const day = (at: DateTime): DayChoice => ({ kind: 'day', day: at })

const NEARBY: readonly (readonly [number, RegExp])[] = [
  [-2, words('(?:the )?day before yesterday|позавчора|позавчорашній')],
  [-1, words('yesterday|вчора|учора')],
  [2, words('(?:the )?day after tomorrow|післязавтра|після завтра|позавтра')],
  [1, words('tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|завтра')],
  [0, words('today|сьогодні|сегодні|(?=tonight)|(?=this (?:morning|afternoon|evening))')],
]

const BY_MODIFIER: readonly (readonly [RegExp, (today: DateTime, weekday: number) => DateTime])[] = [
  [/^(?:next|наступн)/u, (today, weekday) => today.startOf('week').plus({ weeks: 1, days: weekday - 1 })],
  [/^(?:last|past|минул)/u, (today, weekday) => today.minus({ days: ((today.weekday - weekday + 6) % 7) + 1 })],
  [/^(?:this|ц)/u, (today, weekday) => today.plus({ days: (weekday - today.weekday + 7) % 7 })],
]

/** Without “this”, today's weekday means next week's: for today people say “today”. */
function weekdayFrom(today: DateTime, weekday: number, modifier: string): DateTime {
  const rule = BY_MODIFIER.find(([pattern]) => pattern.test(modifier))
  return rule === undefined ? today.plus({ days: ((weekday - today.weekday + 6) % 7) + 1 }) : rule[1](today, weekday)
}

function shifted(
  groups: Readonly<Record<string, string | undefined>>,
  context: DayContext,
  sign: 1 | -1,
): DayChoice | null {
  const length = lengthOf(groups)
  if (length === null) return null
  const exact = typeof length === 'object' && 'minutes' in length
  const from = exact ? context.now : context.today
  const at = sign > 0 ? from.plus(length) : from.minus(length)
  if (!at.isValid || at.year > 2199 || at.year < 1900) return null
  return exact ? { kind: 'instant', at: at.startOf('minute') } : day(at)
}

const NEXT = '(?:next|наступн(?:ого|ий|ому|ої|у))'
const ENDING =
  '(?:(?:by |at )?(?:the )?end of (?:the |this )?|eo(?=[mwy])|(?:до |в |у )?кін(?:ець|ця|ці) (?:цього )?|наприкінці (?:цього )?)'

const RULES: readonly Rule[] = [
  ...NEARBY.map(([days, pattern]): Rule => ({
    kind: 'word',
    pattern,
    read: (_groups, { today }) => day(today.plus({ days })),
  })),
  {
    kind: 'weekday',
    pattern: words(
      `(?:(?<modifier>next|this|last|past|coming|наступн(?:ого|ий|ому|ої|у)|минул(?:ого|ий|ому|ої|у)|цього|цей|цю|цієї) )?(?<weekday>${WEEKDAY})`,
    ),
    read: ({ modifier = '', weekday = '' }, { today, within }) =>
      within && modifier === '' && /^(?:sat|sun)$/u.test(weekday)
        ? null
        : day(weekdayFrom(today, weekdayOf(weekday), modifier)),
  },
  {
    kind: 'word',
    pattern: words(`(?:in|через|за) ${LENGTH}|через (?<soon>півгодини|пів години)`),
    read: (groups, context) =>
      groups['soon'] === undefined
        ? shifted(groups, context, 1)
        : { kind: 'instant', at: context.now.plus({ minutes: 30 }).startOf('minute') },
  },
  { kind: 'word', pattern: words(`${LENGTH} from now`), read: (groups, context) => shifted(groups, context, 1) },
  { kind: 'word', pattern: words(`${LENGTH} (?:ago|тому)`), read: (groups, context) => shifted(groups, context, -1) },
  {
    kind: 'word',
    pattern: words(`${NEXT} (?<span>week|month|year|тиждень|тижня|тижні|місяць|місяця|місяці|рік|року|році)`),
    read: ({ span = '' }, { today }) => {
      if (/^(?:w|ти)/u.test(span)) return day(today.startOf('week').plus({ weeks: 1 }))
      return /^(?:mo|мі)/u.test(span)
        ? day(today.startOf('month').plus({ months: 1 }))
        : day(today.startOf('year').plus({ years: 1 }))
    },
  },
  {
    kind: 'word',
    pattern: words(`${ENDING}(?<span>week|month|year|w|m|y|тижня|місяця|року)`),
    read: ({ span = '' }, { today }) => {
      if (/^(?:w|ти)/u.test(span)) return day(today.startOf('week').plus({ days: 4 }))
      return day(today.endOf(/^(?:m|мі)/u.test(span) ? 'month' : 'year').startOf('day'))
    },
  },
  {
    kind: 'word',
    pattern: words('(?:(?:this|on the|at the|цих|на|у|в) )?(?:weekend|вихідних|вихідні)'),
    read: (_groups, { today }) => day(weekdayFrom(today, 6, 'this')),
  },
  {
    kind: 'calendar',
    pattern: words(
      `(?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th|-?го|-?е)?(?: of)?[ -]?(?<month>${MONTH})\\.?(?:[, -]{1,2}(?<year>\\d{4})(?: ?р(?:оку|\\.|$))?)?`,
    ),
    read: ({ date, month = '', year }, context) => calendarDay(Number(date), monthOf(month), year, context),
  },
  {
    kind: 'calendar',
    pattern: words(
      `(?<month>${MONTH})\\.? (?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th)?(?![:.]\\d)(?:,? (?<year>\\d{4}))?`,
    ),
    read: ({ date, month = '', year }, context) => calendarDay(Number(date), monthOf(month), year, context),
  },
  {
    kind: 'calendar',
    pattern:
      /(?<![\p{L}\p{N}./-])(?<year>\d{4})(?<sign>[-./])(?<month>\d{1,2})\k<sign>(?<date>\d{1,2})(?:t(?=\d\d:)|(?![\p{L}\p{N}]))/gu,
    read: ({ date, month, year }, context) => calendarDay(Number(date), Number(month), year, context),
  },
  {
    kind: 'calendar',
    pattern:
      /(?<![\p{L}\p{N}.,:/-])(?<!(?:^|[^\p{L}])(?:о|об|at|@) )(?<date>\d{1,2})\.(?<month>\d{1,2})(?:\.(?<year>\d{4}|\d{2}))?(?:\.(?!\d)| ?р\.)?(?![\p{L}\p{N}:/%]|[.,-]\d)/gu,
    read: ({ date = '', month = '', year }, context) =>
      context.within && year === undefined && month.length < 2 ? null : dayFirst(date, month, year, context),
  },
  {
    kind: 'calendar',
    pattern:
      /(?<![\p{L}\p{N}.,:/-])(?<first>\d{1,2})(?:\/(?<second>\d{1,2})(?:\/(?<year>\d{4}|\d{2}))?|-(?<second2>\d{1,2})-(?<year2>\d{4}))(?![\p{L}\p{N}:/%]|[.,-]\d)/gu,
    read: ({ first = '', second, second2, year, year2 }, context) =>
      context.within && first === '24' && second === '7' && year === undefined
        ? null
        : slashed(Number(first), Number(second ?? second2), year ?? year2, context),
  },
  {
    kind: 'calendar',
    pattern: words('(?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th|-го|-?го числа| числа)'),
    read: ({ date }, context) => calendarDay(Number(date), null, undefined, context),
  },
]

/** A word before a weekday that makes it one: “on Friday”, «у середу». */
const SAYS_DAY = /(?:^|[^\p{L}\p{N}'])(?:on|by|until|till|before|due|for|this|next|у|в|до|на|від|з) $/u

function certaintyIn(typed: string, folded: string, { kind }: Rule, match: RegExpExecArray): Certainty {
  if (kind !== 'weekday' || match.groups?.['modifier'] !== undefined) return 'certain'
  if (SAYS_DAY.test(folded.slice(0, match.index))) return 'certain'
  return certaintyOf(typed, match.index, match.index + match[0].length)
}

/**
 * All days named in a text, earliest position first; of several at the same position, the longest first.
 *
 * @param folded the typed text, folded
 */
export function findDays(typed: string, folded: string, context: DayContext): FoundDay[] {
  const found = RULES.flatMap((rule) =>
    [...folded.matchAll(rule.pattern)].flatMap((match): FoundDay[] => {
      const choice = rule.read(match.groups ?? {}, context)
      if (choice === null) return []
      const [start, end] = [match.index, match.index + match[0].length]
      return [{ start, end, kind: rule.kind, day: choice, certainty: certaintyIn(typed, folded, rule, match) }]
    }),
  )
  return found.toSorted((one, other) => one.start - other.start || other.end - one.end)
}
