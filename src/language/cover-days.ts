/** Covers days and times written in digits, so that nothing takes them for a phone number. Pure. */
import { saidToBePhone } from './phone-words.ts'

/** Stands for covered digits: no phone number reaches across it. */
export const COVER = '|'

/** 2026-12-01, 2026/12/1, 2026.12.01, 2026 12 01, 20261201, 01.12.2026, 12/01/2026, 1-12-2026, 01 12 2026, 1.12.26, 01.12. */
function dayNamed(name: string): string {
  const sameSign = (signs: string, kind: string, rest: (again: string) => string): string =>
    `(?<${name}${kind}>[${signs}])${rest(`\\k<${name}${kind}>`)}`
  const yearFirst = `\\d{4}${sameSign('-./ ', 'A', (again) => `\\d{1,2}${again}\\d{1,2}`)}`
  const yearLast = `\\d{1,2}${sameSign('-./ ', 'B', (again) => `\\d{1,2}${again}\\d{4}`)}`
  const shortYear = `\\d{1,2}${sameSign('-./', 'C', (again) => `\\d{1,2}${again}\\d{2}`)}`
  return `(?<${name}>${yearFirst}|${yearLast}|${shortYear}|(?:19|20|21)\\d{6}|\\d{1,2}\\.\\d{1,2}|(?:19|20)\\d{2}(?:[-./]\\d{1,2})?)`
}
const DASH = '\\s?[-‐‑‒–—−]\\s?'
const BEGIN = '(?<![\\p{L}\\p{N}]|\\p{N}[.:/-])'
const END = '(?!\\p{N}|[./-]\\p{N})'
/** “01.12–05.12.2026” and “1-5.12.2026”, too. */
const DAYS = new RegExp(`${BEGIN}(?:\\d{1,2}${DASH})?${dayNamed('one')}(?:${DASH}${dayNamed('other')})?${END}`, 'gu')
const TIMES = new RegExp(
  `(?<![\\p{N}.:])(?:[01]?\\d|2[0-3])(?::[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,6})?)?(?:${DASH}(?:[01]?\\d|2[0-3]):[0-5]\\d)?|\\.[0-5]\\d${DASH}(?:[01]?\\d|2[0-3])\\.[0-5]\\d)(?![\\p{N}:]|\\.\\p{N})`,
  'gu',
)

function isMonthAndDay(one: number, other: number): boolean {
  const fits = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31
  return fits(one, other) || fits(other, one)
}

function isYear(year: number): boolean {
  return year >= 1900 && year <= 2199
}

/** Whether digits in one of the notations name a day that there is. */
function isDay(digits: string): boolean {
  const [one = '', two = '', three = ''] = /^\d{8}$/u.test(digits)
    ? [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
    : digits.split(/[-./ ]/u)
  // “2026-12”, and the years of “2025-2026”
  if (three === '' && one.length === 4) return isYear(Number(one)) && Number(two) <= 31
  if (three === '') return isMonthAndDay(Number(one), Number(two))
  if (one.length === 4) return isYear(Number(one)) && isMonthAndDay(Number(two), Number(three))
  return isMonthAndDay(Number(one), Number(two)) && (three.length === 2 || isYear(Number(three)))
}

/** “01 12 2026” is a day, but not between other groups of digits: “050 01 12 2026”. */
function standsAlone(text: string, start: number, end: number): boolean {
  return !/\d\)? ?$/u.test(text.slice(0, start)) && !/^ ?\(?\d/u.test(text.slice(end))
}

export function cover(text: string, start: number, end: number): string {
  return text.slice(0, start) + COVER.repeat(end - start) + text.slice(end)
}

/**
 * @param region ISO 3166-1 alpha-2
 * @returns a text of the same length
 */
export function coverDays(text: string, region: string): string {
  let covered = text
  for (const match of text.matchAll(TIMES))
    if (!saidToBePhone(text, match.index, region)) covered = cover(covered, match.index, match.index + match[0].length)
  for (const match of covered.matchAll(DAYS)) {
    const { one = '', other } = match.groups ?? {}
    const end = match.index + match[0].length
    if (!isDay(one) || (other !== undefined && !isDay(other))) continue
    if (match[0].includes(' ') && !standsAlone(covered, match.index, end)) continue
    if (!saidToBePhone(text, match.index, region)) covered = cover(covered, match.index, end)
  }
  return covered
}
