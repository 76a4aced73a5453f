/** The digits of an amount: decides which separators group digits and which one is the decimal sign. Pure. */
import type { Locale } from '../locale.ts'

/** A decimal number without rounding: `digits` is an integer whose last `scale` digits are decimals. */
export type ExactNumber = { readonly digits: bigint; readonly scale: number }

/** One or two readings: two if a single separator could be either; `asDecimal` is the language's own rule. */
export type NumberReading =
  | { readonly kind: 'number'; readonly value: ExactNumber }
  | { readonly kind: 'either'; readonly asGroup: ExactNumber; readonly asDecimal: ExactNumber }

/**
 * The sign that groups digits in each language when three digits follow it; the other one of “.” and “,” is its decimal
 * sign.
 */
const GROUPS: Readonly<Record<Locale, '.' | ','>> = { en: ',', uk: '.' }

function exact(whole: string, fraction = ''): ExactNumber {
  // “12.50” is as exact as “12.5”: trailing zeros say nothing about precision.
  const decimals = fraction.replace(/0+$/u, '')
  return { digits: BigInt(whole + decimals), scale: decimals.length }
}

/** Digits without their group signs, or null if a group does not have three digits. Only one kind of sign may group. */
function ungrouped(text: string): string | null {
  if (/^\d+$/u.test(text)) return text
  return /^\d{1,3}(?:([ '.,])\d{3})(?:\1\d{3})*$/u.test(text) ? text.replace(/[ '.,]/gu, '') : null
}

/**
 * Reads digits separated by “.”, “,”, “'” and spaces.
 *
 * Both “.” and “,”: the last one is the decimal sign. One of them, several times: groups. One of them, once, with any
 * number of digits but three behind it: decimals. Once, with exactly three digits: the language's group sign groups
 * (English “1,234”, Ukrainian “1.234”); its decimal sign leaves both readings open (English “1.234”, Ukrainian “1,234”),
 * unless no group can be meant (“0.125”, “1 234.567”).
 *
 * @param text folded (see `foldTyped`), beginning and ending with a digit, at most a few dozen digits long
 * @param multiplied whether a multiple such as “k” or “млн” follows
 * @returns null if a separator is in an impossible place
 */
export function readNumber(text: string, locale: Locale, multiplied = false): NumberReading | null {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  const sign = last < 0 ? '' : text.charAt(last)
  const once = last >= 0 && text.indexOf(sign) === last
  if (!once) {
    const whole = ungrouped(text)
    return whole === null ? null : { kind: 'number', value: exact(whole) }
  }
  const before = text.slice(0, last)
  const fraction = text.slice(last + 1)
  const whole = ungrouped(before)
  if (whole === null || !/^\d+$/u.test(fraction)) return null
  const asDecimal = exact(whole, fraction)
  // “0.125”, “1234.567”, “1 234.567” and “1,234.567” cannot have a group after the last sign.
  if (fraction.length !== 3 || !/^[1-9]\d{0,2}$/u.test(before)) return { kind: 'number', value: asDecimal }
  // Before “k” or “млн” a dot is a decimal sign in both languages: nobody writes thousands of thousands that way.
  if (multiplied && sign === '.') return { kind: 'number', value: asDecimal }
  const asGroup = exact(whole + fraction)
  return sign === GROUPS[locale] ? { kind: 'number', value: asGroup } : { kind: 'either', asGroup, asDecimal }
}
