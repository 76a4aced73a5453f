/** English and Ukrainian date words, as pattern fragments for folded text, and their meanings. Pure. */
import type { DurationLike } from 'luxon'

/** Word boundaries for any script. */
export const BEGIN = String.raw`(?<![\p{L}\p{N}'])`
export const END = String.raw`(?![\p{L}\p{N}])`

/** A global pattern that matches whole words of folded text. */
export function words(source: string): RegExp {
  return new RegExp(`${BEGIN}(?:${source})${END}`, 'gu')
}

const MONTHS: readonly string[] = [
  'jan(?:uary)?|січ(?:ень|ня|ні)?',
  'feb(?:ruary)?|лют(?:ий|ого|ому)?',
  'mar(?:ch)?|бер(?:езень|езня|езні)?',
  'apr(?:il)?|кві(?:т(?:ень|ня|ні)?)?',
  'may|трав(?:ень|ня|ні)?',
  'june?|черв(?:ень|ня|ні)?',
  'july?|лип(?:ень|ня|ні)?',
  'aug(?:ust)?|серп(?:ень|ня|ні)?',
  'sept?(?:ember)?|вер(?:есень|есня|есні)?',
  'oct(?:ober)?|жов(?:т(?:ень|ня|ні)?)?',
  'nov(?:ember)?|лис(?:т(?:опад|опада|опаді)?)?',
  'dec(?:ember)?|груд?(?:ень|ня|ні)?',
]
const WEEKDAYS: readonly string[] = [
  'mon(?:day)?|понеділ(?:ок|ка|ку|ком)|пн',
  'tue(?:s(?:day)?)?|вівтор(?:ок|ка|ку|ком)|вт',
  'wed(?:nesday)?|серед(?:а|у|и|і|ою)|ср',
  'thu(?:r(?:s(?:day)?)?)?|четвер(?:га|гу|гом)?|чт',
  "fri(?:day)?|п'?ятниц(?:я|ю|і|ею)|пт",
  'sat(?:urday)?|субот(?:а|у|и|і|ою)|сб',
  'sun(?:day)?|неділ(?:я|ю|і|ею)|нд',
]

export const MONTH = `(?:${MONTHS.join('|')})`
export const WEEKDAY = `(?:${WEEKDAYS.join('|')})`

/** “mondays”, “понеділках” */
export const WEEKDAY_PLURAL =
  "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|понеділ(?:ки|ках)|вівтор(?:ки|ках)|середах|четверг(?:и|ах)|п'?ятницях|суботах|неділях)"

const wholeWords = (patterns: readonly string[]): readonly RegExp[] =>
  patterns.map((pattern) => new RegExp(`^(?:${pattern})$`, 'u'))
const WHOLE_MONTHS = wholeWords(MONTHS)
const WHOLE_WEEKDAYS = wholeWords(WEEKDAYS)
const PLURALS = wholeWords(
  ['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'].map(
    (day, at) =>
      `${day}days|${['понеділ', 'вівтор', 'серед', 'четверг', "п'?ятниц", 'субот', 'неділ'][at] ?? ''}(?:к?и|к?[ая]х)`,
  ),
)

function indexIn(patterns: readonly RegExp[], word: string): number {
  return patterns.findIndex((pattern) => pattern.test(word)) + 1
}

/** @returns 1 to 12, or 0 for a word that is not a month */
export function monthOf(word: string): number {
  return indexIn(WHOLE_MONTHS, word.replace(/\.$/u, ''))
}

/** @returns 1 (Monday) to 7, or 0 for a word that is not a weekday */
export function weekdayOf(word: string): number {
  return indexIn(WHOLE_WEEKDAYS, word) || indexIn(PLURALS, word)
}

type UnitName = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years'
const UNITS: readonly (readonly [UnitName, string])[] = [
  ['minutes', 'minutes?|mins?|хвилин(?:у|и|а)?|хвилин(?:ок|ку|ки)|хв'],
  ['hours', 'hours?|hrs?|h|годин(?:у|и|а)?|годин(?:ок|ку|ки)|год'],
  ['days', 'days?|d|день|дні|днів|дня'],
  ['weeks', 'weeks?|wks?|w|тиждень|тижні|тижнів|тижня'],
  ['months', 'months?|місяц(?:ь|і|ів|я)'],
  ['years', 'years?|рік|роки|років|року'],
]
const COUNTS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    [0.5, 'half', 'half a', 'half an', 'пів'],
    [1, 'a', 'an', 'one', 'один', 'одну'],
    [1.5, 'півтора', 'півтори'],
    [2, 'two', 'a couple of', 'couple of', 'два', 'дві', 'пару'],
    [3, 'three', 'a few', 'few', 'several', 'три', 'кілька', 'декілька'],
    [4, 'four', 'чотири'],
    [5, 'five', "п'ять"],
    [6, 'six', 'шість'],
    [7, 'seven', 'сім'],
    [8, 'eight', 'вісім'],
    [9, 'nine', "дев'ять"],
    [10, 'ten', 'десять'],
    [11, 'eleven', 'одинадцять'],
    [12, 'twelve', 'дванадцять'],
  ].flatMap(([count, ...names]) => names.map((name) => [name, Number(count)])),
)
export const COUNT = `\\d{1,4}(?:[.,]\\d)?|${Object.keys(COUNTS)
  .toSorted((one, other) => other.length - one.length)
  .join('|')}`
const WHOLE_UNITS = UNITS.map(([name, pattern]) => [name, new RegExp(`^(?:${pattern})$`, 'u')] as const)
const UNIT = UNITS.map(([, pattern]) => pattern).join('|')

/** A length of time with the groups `count`, `unit` and `half`; “через тиждень” has no count. */
export const LENGTH = `(?:(?<count>${COUNT})\\s*)?(?<unit>${UNIT})(?<half> and a half)?`

/** @returns NaN for a word that is not a count */
export function countOf(typed: string): number {
  return COUNTS[typed] ?? Number(typed.replace(',', '.'))
}

/** @returns the length, or null for a fraction of a day or a week */
export function lengthOf(groups: Readonly<Record<string, string | undefined>>): DurationLike | null {
  const unit = WHOLE_UNITS.find(([, pattern]) => pattern.test(groups['unit'] ?? ''))?.[0]
  const given = groups['count']
  const whole = given === undefined ? 1 : countOf(given)
  const count = groups['half'] === undefined ? whole : whole + 0.5
  if (unit === undefined) return null
  if (unit === 'minutes') return { minutes: Math.round(count) }
  if (unit === 'hours') return { minutes: Math.round(count * 60) }
  if (unit === 'years') return { months: Math.round(count * 12) }
  if (unit === 'months') return { months: Math.floor(count), days: Number.isInteger(count) ? 0 : 15 }
  return Number.isInteger(count) ? { [unit]: count } : null
}
