/** Amounts as people type them in English and Ukrainian: “5k”, “1 200,50 грн”, “€3.5m”, “3,5 млн грн”. Pure. */
import type { Locale } from '../locale.ts'
import { currencyOf, signFits } from './currency-signs.ts'
import { MAX_MINOR, minorDigits } from './minor-units.ts'
import { type ExactNumber, readNumber } from './read-number.ts'
import { cleanTyped, foldTyped } from './typed-text.ts'

export const MONEY_PROBLEMS = [
  'not-an-amount',
  'negative',
  'too-large',
  'too-precise',
  'ambiguous',
  'unknown-currency',
  'mixed-currencies',
] as const
export type MoneyProblem = (typeof MONEY_PROBLEMS)[number]

/** `minor` is an integer in the currency's minor units, from 0 to {@link MAX_MINOR}; `currency` is ISO 4217. */
export type Money = { readonly minor: number; readonly currency: string }

export type MoneyReading =
  | { readonly ok: true; readonly money: Money }
  | {
      readonly ok: false
      readonly problem: MoneyProblem
      /**
       * For “ambiguous”: the amount if the sign groups thousands. As a decimal sign it would give too many decimals.
       */
      readonly perhaps?: Money
    }

/**
 * @property currency ISO 4217: the currency of an amount typed without one, and the meaning of a shared sign such as
 * “$”
 */
export type MoneyOptions = { readonly locale: Locale; readonly currency: string }

/** No amount is longer than this, even with its words. */
const MAX_LENGTH = 80

const MULTIPLES: readonly (readonly [RegExp, bigint])[] = [
  [/^(?:k|к|тис|т|thousand|grand|тисяч[аіу]?)$/u, 1_000n],
  [/^(?:m|м|mn|mio|mln|млн|million|millions|мільйон(?:и|ів|а)?)$/u, 1_000_000n],
  [/^(?:b|bn|billion|billions|млрд|мільярд(?:и|ів|а)?)$/u, 1_000_000_000n],
]

function problem(what: MoneyProblem): MoneyReading {
  return { ok: false, problem: what }
}

type Words = { readonly times: bigint; readonly sign: string }

/** Reads what follows the digits: a multiple, a currency, or both in this order. */
function readWords(text: string, preferred: string): Words {
  const whole = text.trim()
  // Try a currency first: “krw” and “mxn” begin with the letters of a multiple.
  if (whole === '' || currencyOf(whole, preferred) !== null) return { times: 1n, sign: whole }
  // The multiple may be followed by its dot, a space, or directly by a currency (“5k€”, “5kusd”).
  for (let end = whole.length; end > 0; end -= 1) {
    const rest = whole.slice(end).replace(/^\./u, '').trim()
    const times = MULTIPLES.find(([pattern]) => pattern.test(whole.slice(0, end)))?.[1]
    const apart = /^[^\p{L}]/u.test(whole.slice(end)) || currencyOf(rest, preferred) !== null
    if (times !== undefined && (rest === '' || apart)) return { times, sign: rest }
  }
  return { times: 1n, sign: whole }
}

type CurrencyReading = { readonly code: string } | { readonly problem: MoneyProblem }

/** The single currency that the signs before and after the digits stand for. */
function readCurrency(before: string, behind: string, preferred: string): CurrencyReading {
  const codes: string[] = []
  for (const sign of [before, behind].filter((typed) => typed !== '')) {
    const code = currencyOf(sign, preferred)
    // Three letters or a currency sign are meant as a currency; with anything else the text is not an amount.
    if (code === null)
      return { problem: /^(?:[a-z]{3}|kr\.?|.?\p{Sc})$/u.test(sign) ? 'unknown-currency' : 'not-an-amount' }
    codes.push(code)
  }
  const [first, second] = codes
  if (first === undefined) return { code: preferred }
  if (second === undefined || second === first) return { code: first }
  if (signFits(before, second)) return { code: second }
  return signFits(behind, first) ? { code: first } : { problem: 'mixed-currencies' }
}

function inMinor(value: ExactNumber, times: bigint, currency: string): number | MoneyProblem {
  const scaled = value.digits * times * 10n ** BigInt(minorDigits(currency))
  const unit = 10n ** BigInt(value.scale)
  if (scaled > BigInt(MAX_MINOR) * unit) return 'too-large'
  return scaled % unit === 0n ? Number(scaled / unit) : 'too-precise'
}

/** JavaScript writes smaller numbers with an exponent; in every currency they round to zero. */
const MIN_PLAIN_NUMBER = 1e-6

/**
 * Converts an amount that a program sent as a number, in major units. Unlike a person, a program may send computed
 * values, so digits finer than the currency's minor unit are rounded, half up.
 *
 * @returns null if it is negative, too large or not a number
 */
export function moneyOfNumber(value: number, currency: string): Money | null {
  if (!(value >= 0)) return null
  // Works on the decimal digits: in floating point, 1.005 × 100 is less than 100.5.
  const minor = value < MIN_PLAIN_NUMBER ? 0 : Math.round(Number(`${value}e${minorDigits(currency)}`))
  return minor <= MAX_MINOR ? { minor, currency } : null
}

/**
 * Reads one amount that makes up the whole text.
 *
 * Digits are grouped by spaces of any kind, apostrophes, dots or commas (see `readNumber` for the rules); thousands,
 * millions and billions may be written as “k”, “тис”, “m”, “млн”, “bn”, “млрд” or in words; a currency may come before
 * or after, as a sign, a word or a code. Nothing is ever rounded.
 *
 * @returns the amount, or its one problem: `not-an-amount` for anything else, including `12e3` and `Infinity`;
 *   `negative` below zero; `too-large` above
 *   {@link MAX_MINOR}; `too-precise` when the currency has fewer decimals; `ambiguous` when a sign could group or
 *   be the decimal sign (“1.234” and “5.000” in English: `perhaps` carries 1,234 and 5,000); `unknown-currency`
 * for a sign of no currency or of several; `mixed-currencies` when two are named
 */
export function readMoney(text: string, options: MoneyOptions): MoneyReading {
  if (text.length > MAX_LENGTH) return problem('not-an-amount')
  const shape = /^([^\d]*)(\d(?:[\d.,' ]*\d)?)[.,]?( .*|[^\d.,].*|)$/u.exec(foldTyped(cleanTyped(text)))
  if (shape === null) return problem('not-an-amount')
  const [, before = '', digits = '', behind = ''] = shape
  const minus = before.match(/[+-]/gu) ?? []
  const sign = before.replace(/[+-]/u, '').trim()
  if (minus.length > 1) return problem('not-an-amount')
  const words = readWords(behind, options.currency)
  const number = readNumber(digits, options.locale, words.times > 1n)
  if (number === null) return problem('not-an-amount')
  const found = readCurrency(sign, words.sign, options.currency)
  if ('problem' in found) return problem(found.problem)
  const currency = found.code
  // “5.000” is never simply taken for 5.00: before three digits, the sign makes a difference of a factor of a thousand.
  const unclear = number.kind === 'either' && words.times === 1n && minorDigits(currency) < 3
  const value = number.kind === 'number' ? number.value : unclear ? number.asGroup : number.asDecimal
  const minor = inMinor(value, words.times, currency)
  if (minus[0] === '-' && minor !== 0) return problem('negative')
  if (typeof minor !== 'number') return problem(minor)
  const money = { minor, currency }
  return unclear ? { ok: false, problem: 'ambiguous', perhaps: money } : { ok: true, money }
}
