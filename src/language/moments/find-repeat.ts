/** Finds how something repeats: “every monday at 9”, “every 2 weeks”, «щомісяця 5-го», «по буднях». Pure. */
import { COUNT, countOf, END, WEEKDAY, WEEKDAY_PLURAL, weekdayOf, words } from './date-words.ts'
import type { DayPart } from './find-time.ts'

/** What was said; what was not said is completed by the first day. */
export type FoundRepeat = {
  readonly start: number
  readonly end: number
  readonly unit: 'day' | 'week' | 'month' | 'year'
  readonly every: number
  readonly weekdays: readonly number[]
  readonly day: number | null
  /** “every morning”, “щовечора” */
  readonly part: DayPart | null
}

type Groups = Readonly<Record<string, string | undefined>>
type Said = Omit<FoundRepeat, 'start' | 'end'>
type Rule = { readonly pattern: RegExp; readonly read: (groups: Groups) => Said | null }

const WORKDAYS = [1, 2, 3, 4, 5]
const MAX_EVERY = 99

const EACH_WEEKDAY = "що(?:понеділка|вівторка|середи|четверга|п'?ятниці|суботи|неділі)"
const ANY_WEEKDAY = `(?:${WEEKDAY_PLURAL}|${WEEKDAY}|${EACH_WEEKDAY})`
const ALSO = `(?:,? (?:and|та|і|й) |, ?| ?& ?|/)(?:on |every |у |в |по |кожн\\p{L}{1,3} )?`
const LIST = `${ANY_WEEKDAY}(?:${ALSO}${ANY_WEEKDAY})*`
const ON_LIST = `(?:,? (?:(?:on|у|в|по) )?(?<list>${LIST}))?`
const LAST = '(?<last>(?:on )?(?:the )?last day|(?:в |у )?останн(?:ій день|ього дня))'
const FIRST = '(?<first>(?:on )?(?:the )?first|перш(?:ого числа|е число))'
/** A day of the month, if something says so: “the 5th”, «5-го», «5 числа», but not the number in “5 reports”. */
const MARKED = `(?:(?:on (?:the )?|the )(?<date>\\d{1,2})(?:st|nd|rd|th)?|(?:в |у )?(?<date2>\\d{1,2})(?:st|nd|rd|th|-?го(?: числа)?|-?[ет]е(?: число)?| числа| число)|(?<date3>\\d{1,2})(?=\\s*$|[,;])|${LAST}|${FIRST})(?![\\p{N}:]|\\.\\d)`
const ON_DAY = `(?:,? ${MARKED})?`
const EVERY = '(?:every|each|кож(?:ен|ний|на|не|ного|ної|ну|ні|них))'
const COUNTED = `(?:every|each|кожн(?:і|их|ий|ого|у|ої)|кожен|раз (?:на|у|в)|once (?:in |every )?) ?(?<count>${COUNT}|other|second|third|друг(?:ий|ого|у|ої)|трет(?:ій|ього|ю|ьої)) ?`
/** An adverb counts only where no noun follows: “weekly report” is a report. */
const ADVERB_END = `(?=\\s*(?:$|[,.;:!?)]|\\d|(?:at|on|from|by|until|till|starting|in the|о|об|з|до|в|у|на)${END}))`

function everyOf(typed: string | undefined): number {
  if (typed === undefined) return 1
  if (/^(?:other|second|друг)/u.test(typed)) return 2
  return /^(?:third|трет)/u.test(typed) ? 3 : countOf(typed)
}

function weekdaysIn(list: string | undefined): readonly number[] {
  const found = (list ?? '').match(new RegExp(ANY_WEEKDAY, 'gu')) ?? []
  return [...new Set(found.map((word) => weekdayOf(word.replace(/^що/u, ''))))].toSorted((one, other) => one - other)
}

function said(unit: Said['unit'], more: Partial<Said> = {}): Said {
  return { unit, every: 1, weekdays: [], day: null, part: null, ...more }
}

function dayOf({ date, date2, date3, last, first }: Groups): number | null {
  if (last !== undefined) return 31
  if (first !== undefined) return 1
  const typed = date ?? date2 ?? date3
  return typed === undefined ? null : Number(typed)
}

function monthly(groups: Groups): Said | null {
  const day = dayOf(groups)
  return day !== null && (day < 1 || day > 31) ? null : said('month', { every: everyOf(groups['count']), day })
}

function weekly({ count, list }: Groups): Said {
  return said('week', { every: everyOf(count), weekdays: weekdaysIn(list) })
}

/** “щоранку”, “every evening” */
const dailyPart =
  (part: DayPart): Rule['read'] =>
  () =>
    said('day', { part })

const rule = (source: string, read: Rule['read']): Rule => ({ pattern: words(source), read })

const MONTHLY: readonly Rule[] = [
  rule(`${MARKED},? (?:of )?(?:(?:every|each|кожного) (?:month|місяця)|щомісяця|щомісячно)`, monthly),
  rule(`(?:every|each) ${MARKED} of (?:the|every|each) month`, monthly),
  rule('(?:every|each) (?<date>\\d{1,2})(?:st|nd|rd|th)(?! (?:day|week|month|year|of))', monthly),
  rule('(?:кожного|кожне) (?<date2>\\d{1,2})(?:-?го|-?е)?(?: числа| число)(?: місяця)?', monthly),
  rule('(?:кожного|кожне) (?<date2>\\d{1,2})-?(?:го|е)', monthly),
  rule(`(?:${EVERY} (?:month|місяц(?:ь|я))|monthly|щомісяця|щомісячно),? ${MARKED}`, monthly),
  rule(`${COUNTED}(?:months?|місяц(?:ь|і|ів|я))${ON_DAY}`, monthly),
  rule(
    `${EVERY} (?:month|місяц(?:ь|я))|monthly${ADVERB_END}|щомісяця|щомісячно|раз (?:на|у|в) місяць|once a month`,
    monthly,
  ),
  rule(`${EVERY} quarter|quarterly${ADVERB_END}|щокварталу|щоквартально|раз (?:на|у|в) квартал`, () =>
    said('month', { every: 3 }),
  ),
]
const TO_FRIDAY = "(?:mon(?:day)?(?: to | ?- ?|-)fri(?:day)?|пн ?- ?пт|з понеділка (?:по|до) п'?ятниц\\p{L})"
const WEEKLY: readonly Rule[] = [
  rule(
    `(?:every|each) (?:week|work|working |business )day|on (?:week|work|working |business )days|weekdays(?= at | \\d)|по буднях|(?:в |у )?будні(?: дні)?|щобудня|кож(?:ен|ного) (?:будн(?:ій|ього)|робоч(?:ий|ого)) (?:день|дня)|щоробочого дня|(?:в |у )робочі дні|по робочих днях|(?:every|daily|щодня|every day|кожен день),? ${TO_FRIDAY}`,
    () => said('week', { weekdays: WORKDAYS }),
  ),
  rule(`${EVERY} weekend|on weekends|кожн(?:і|их) вихідн(?:і|их)|щовихідних|по вихідних`, () =>
    said('week', { weekdays: [6] }),
  ),
  rule(`${COUNTED}(?:weeks?|тиж(?:день|ні|нів|ня))${ON_LIST}`, weekly),
  rule(`${COUNTED}(?<list>${LIST})`, weekly),
  rule(`(?:on |у |в )?(?<list>${LIST}),? (?:every week|each week|weekly|щотижня|кожного тижня)`, weekly),
  rule(`(?:${EVERY} (?:week|тиждень|тижня)|weekly|щотижня|щотижнево),? (?:(?:on|у|в|по) )?(?<list>${LIST})`, weekly),
  rule(
    `${EVERY} (?:week|тиждень|тижня)|weekly${ADVERB_END}|щотижня|щотижнево|раз (?:на|у|в) тиждень|once a week`,
    weekly,
  ),
  rule(`(?:biweekly|bi-weekly|fortnightly|every fortnight)(?: on (?<list>${LIST})|${ADVERB_END})`, ({ list }) =>
    said('week', { every: 2, weekdays: weekdaysIn(list) }),
  ),
  rule(`(?:on |у |в )?${EVERY} (?<list>${LIST})`, weekly),
  rule(`(?<list>${EACH_WEEKDAY}(?:${ALSO}${ANY_WEEKDAY})*)`, weekly),
  rule(`(?:on|по) (?<list>${WEEKDAY_PLURAL}(?:${ALSO}${ANY_WEEKDAY})*)`, weekly),
]
const DAILY: readonly Rule[] = [
  rule(`${COUNTED}(?:days?|д(?:ень|ні|нів|ня))`, ({ count }) => said('day', { every: everyOf(count) })),
  rule(`${EVERY} (?:day|день|дня)|daily${ADVERB_END}|щодня|щоденно|раз (?:на|у|в) день|once a day`, () => said('day')),
  rule('every morning|щоранку|кож(?:ного|ен) (?:ранку|ранок)', dailyPart('morning')),
  rule('every afternoon', dailyPart('afternoon')),
  rule('every evening|щовечора|кож(?:ного|ен) (?:вечора|вечір)', dailyPart('evening')),
  rule('every night|щоночі', dailyPart('night')),
]
const YEARLY: readonly Rule[] = [
  rule(`${COUNTED}(?:years?|р(?:ік|оки|оків|оку))`, ({ count }) => said('year', { every: everyOf(count) })),
  rule(
    `${EVERY} (?:year|рік|року)|(?:yearly|annually)${ADVERB_END}|щороку|щорічно|раз (?:на|у|в) рік|once a year`,
    () => said('year'),
  ),
]
const RULES: readonly Rule[] = [...MONTHLY, ...WEEKLY, ...DAILY, ...YEARLY]

/** Neither a letter nor a space, so that nothing reaches across it. */
const COVER = '\u{FFFC}'
const NUMBERED = `(?:first|second|third|fourth|last|\\d(?:st|nd|rd|th)|перш\\p{L}{1,3}|друг\\p{L}{1,3}|трет\\p{L}{1,3}|останн\\p{L}{1,3}) ${WEEKDAY}`
/** “The first monday of every month” is none of the repetitions that there are: it stays in the text as it is. */
const UNKNOWN = words(
  `(?:the )?${NUMBERED} (?:of )?(?:every|each|кожного) (?:month|місяця)|${EVERY} ${NUMBERED} (?:(?:of|in) (?:the|every|each) )?(?:month|місяця)`,
)

/** Every rule needs one of these: most lines have none, and are not searched. */
const HINT =
  /every|each|once|daily|weekly|monthly|quarter|yearly|annual|fortnight|weekdays|on \p{L}+days|що|кож|раз |по \p{L}|будн|робоч/u

/** A text of the same length. */
export function coverUnknownRepeats(folded: string): string {
  if (!HINT.test(folded)) return folded
  return folded.replace(UNKNOWN, (found) => COVER.repeat(found.length))
}

/** The first repetition in a text; of several at the same place, the longest. */
export function findRepeat(folded: string): FoundRepeat | null {
  if (!HINT.test(folded)) return null
  const found = RULES.flatMap(({ pattern, read }) =>
    [...folded.matchAll(pattern)].flatMap((match): FoundRepeat[] => {
      const repeat = read(match.groups ?? {})
      if (repeat === null || !Number.isInteger(repeat.every) || repeat.every < 1 || repeat.every > MAX_EVERY) return []
      return [{ ...repeat, start: match.index, end: match.index + match[0].length }]
    }),
  )
  return found.toSorted((one, other) => one.start - other.start || other.end - one.end)[0] ?? null
}
