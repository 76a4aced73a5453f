/** Rates between currencies as people type them: “1 EUR = 45.20”, “EUR 45,2 from 1 Nov”, “100 JPY = 28,5 грн”. Pure. */
import { DateTime } from 'luxon'

import { currencyOf } from './currency-signs.ts'
import { isPlausibleRate, rateText } from './exact-rate.ts'
import { fieldProblem } from './field-problem.ts'
import { type DateOptions, readDate } from './read-date.ts'
import { type ExactNumber, readNumber } from './read-number.ts'
import { cleanTyped, foldTyped } from './typed-text.ts'

/** One unit of `from` is worth `rate` units of `to`, from the day on. */
export type TypedRate = {
  /** ISO 4217, both. */
  readonly from: string
  readonly to: string
  /** YYYY-MM-DD. */
  readonly day: string
  /** A decimal in text, see `rateText`. */
  readonly rate: string
}

/** @property currency the workspace's, ISO 4217: what a rate is in that names only one currency */
export type RateOptions = Omit<DateOptions, 'forward'> & { readonly currency: string }

/** No rate is longer than this. */
const MAX_LENGTH = 100
/** Somebody may know next month's rate already, but no later one. */
const MAX_DAYS_AHEAD = 366
const EARLIEST_DAY = '1990-01-01'

/** Groups of three digits may stand apart; any other space ends the number. */
const NUMBER = String.raw`\d+(?:[ ']\d{3})*(?:[.,]\d+)*(?![\d.,])`
const SIGN = String.raw`[^\d\s=:.,-][^\d\s=:,]*`
const SINCE = /^(?:,\s*)?(?:from|since|on|as of|starting|з|із|зі|від|на|за|станом на)\s+/u

type Side = { readonly sign: string | null; readonly number: ExactNumber | null; readonly rest: string }

function numberOf(digits: string | undefined, { locale }: RateOptions): ExactNumber | null {
  if (digits === undefined) return null
  const reading = readNumber(digits, locale)
  if (reading === null) throw fieldProblem('not-a-rate')
  // “1.234” is a rate with three decimals rather than one of more than a thousand.
  return reading.kind === 'number' ? reading.value : reading.asDecimal
}

/** “EUR”, “1 EUR”, “€ 1”, and behind it whatever follows. */
function sideOf(text: string, options: RateOptions): Side {
  const shape = new RegExp(String.raw`^\s*(?:(${SIGN})\s*)?(?:(${NUMBER})\s*)?(.*)$`, 'u').exec(text)
  const [, before, digits, after = ''] = shape ?? []
  const number = numberOf(digits, options)
  if (before !== undefined || number === null) return { sign: before ?? null, number, rest: after.trim() }
  const behind = new RegExp(String.raw`^(${SIGN})(?:\s+|$)`, 'u').exec(after)
  const sign = behind?.[1]
  // What follows a number without being a currency says from when on.
  const isSign = sign !== undefined && currencyOf(sign, options.currency) !== null
  return { sign: isSign ? sign : null, number, rest: (isSign ? after.slice(behind?.[0].length) : after).trim() }
}

/** Three letters were meant as a code, even if no currency has it. */
function unknownCurrency(sign: string): Error {
  return fieldProblem('not-a-currency', { given: sign.length === 3 ? sign.toUpperCase() : sign })
}

function codeOf(sign: string | null, { currency }: RateOptions): string | null {
  if (sign === null) return null
  const code = currencyOf(sign, currency)
  if (code === null) throw unknownCurrency(sign)
  return code
}

function dayOf(text: string, options: RateOptions): string {
  const today = DateTime.fromJSDate(options.now, { zone: options.timeZone })
  const given = text.replace(SINCE, '').trim()
  if (given === '') return today.toISODate() ?? ''
  const reading = readDate(given, options)
  if (!reading.ok) throw fieldProblem(reading.problem === 'ambiguous' ? 'ambiguous-date' : reading.problem, { given })
  const at = DateTime.fromJSDate(reading.when.at, { zone: options.timeZone })
  const day = at.toISODate() ?? ''
  if (day < EARLIEST_DAY || at > today.plus({ days: MAX_DAYS_AHEAD })) throw fieldProblem('rate-day', { given })
  return day
}

const ONE: ExactNumber = { digits: 1n, scale: 0 }

/** How many decimals one unit is away from the number; null for anything but a power of ten. */
function tenfold({ digits, scale }: ExactNumber): number | null {
  return /^10*$/u.test(digits.toString()) ? digits.toString().length - 1 - scale : null
}

/** `right` for one unit of what there are `left` of. */
function perUnit(left: ExactNumber, right: ExactNumber): ExactNumber | null {
  const shift = tenfold(left)
  if (shift === null) return null
  const scale = right.scale + shift
  return scale >= 0 ? { digits: right.digits, scale } : { digits: right.digits * 10n ** BigInt(-scale), scale: 0 }
}

/** The only number of a rate whose currencies are known. @throws AppError VALIDATION (not-a-rate, rate-out-of-range) */
export function readRateNumber(text: string, options: Pick<RateOptions, 'locale'>): string {
  const typed = foldTyped(cleanTyped(text))
  const shape = typed.length > MAX_LENGTH ? null : new RegExp(`^=?\\s*(${NUMBER})$`, 'u').exec(typed)
  const reading = shape?.[1] === undefined ? null : readNumber(shape[1], options.locale)
  if (reading === null) throw fieldProblem('not-a-rate')
  const value = reading.kind === 'number' ? reading.value : reading.asDecimal
  if (!isPlausibleRate(value)) throw fieldProblem('rate-out-of-range')
  return rateText(value)
}

/**
 * Reads one rate that makes up the whole text. Without a second currency it is in the workspace's, and without a day it holds
 * from today on. Of “1 EUR = 45.20 UAH” and “45.20 UAH = 1 EUR” both say the same.
 *
 * @throws AppError VALIDATION with the problem: not-a-rate, not-a-currency, same-currency, rate-out-of-range, rate-day,
 * not-a-date, no-such-day, ambiguous-date
 */
export function readRate(text: string, options: RateOptions): TypedRate {
  const typed = foldTyped(cleanTyped(text))
  if (typed.length > MAX_LENGTH) throw fieldProblem('not-a-rate')
  const [head = '', ...tail] = typed.split(/\s*[=:]\s*/u)
  if (tail.length > 1) throw fieldProblem('not-a-rate')
  const spaced = /^(\S*[^\d\s.,]\S*|\d+\s+\S+)\s+(?=\S*\d)(.*)$/u.exec(head)
  const [first, second] = tail.length === 1 ? [head, tail[0] ?? ''] : [spaced?.[1] ?? '', spaced?.[2] ?? '']
  const [left, right] = [sideOf(first, options), sideOf(second, options)]
  for (const { sign, number, rest } of [left, right]) {
    if (sign === null && number !== null && /^\p{L}{3}$/u.test(rest)) throw unknownCurrency(rest)
  }
  if (left.sign === null || left.rest !== '' || right.number === null) throw fieldProblem('not-a-rate')
  const [one, other] = [codeOf(left.sign, options) ?? '', codeOf(right.sign, options) ?? options.currency]
  const day = dayOf(right.rest, options)
  const amount = left.number ?? ONE
  const forwards = perUnit(amount, right.number)
  const backwards = forwards === null ? perUnit(right.number, amount) : null
  const value = forwards ?? backwards
  if (value === null) throw fieldProblem('not-a-rate')
  if (one === other) throw fieldProblem('same-currency')
  if (!isPlausibleRate(value)) throw fieldProblem('rate-out-of-range')
  const [from, to] = forwards === null ? [other, one] : [one, other]
  return { from, to, day, rate: rateText(value) }
}
