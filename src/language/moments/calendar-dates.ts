/** Dates with a day of the month: “28 november”, “Nov 28”, “28.11”, “2026-11-28”, “the 28th”. Pure. */
import { calendarDay, dayFirst, slashed } from './calendar-day.ts'
import { MONTH, monthOf, words } from './date-words.ts'
import type { DayRule } from './day-rule.ts'

export const CALENDAR_DATES: readonly DayRule[] = [
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
