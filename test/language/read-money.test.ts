import fc from 'fast-check'
import { expect, test } from 'vitest'

import { LOCALES, type Locale } from '../../src/locale.ts'
import { standsForCurrency } from '../../src/language/currency-signs.ts'
import { MAX_MINOR, minorDigits } from '../../src/language/minor-units.ts'
import { moneyOfNumber, readMoney } from '../../src/language/read-money.ts'
import { BY_LANGUAGE, BY_WORKSPACE, SAME_IN_BOTH } from './money-cases.ts'

const anyLocale = fc.constantFrom(...LOCALES)
const anyCurrency = fc.constantFrom(...Intl.supportedValuesOf('currency'))

function read(text: string, locale: Locale = 'en', currency = 'EUR'): string {
  const reading = readMoney(text, { locale, currency })
  if (reading.ok) return `${reading.money.minor} ${reading.money.currency}`
  return reading.perhaps === undefined ? reading.problem : `${reading.problem} ${reading.perhaps.minor}`
}

test.each(SAME_IN_BOTH)('“%s” is read the same in both languages: %s', (text, expected) => {
  expect(LOCALES.map((locale) => read(text, locale))).toEqual([expected, expected])
})

test.each(BY_LANGUAGE)('“%s” depends on the language: English %s, Ukrainian %s', (text, english, ukrainian) => {
  expect([read(text, 'en'), read(text, 'uk')]).toEqual([english, ukrainian])
})

test.each(BY_WORKSPACE)('“%s” in a workspace that uses %s is %s', (text, currency, expected) => {
  expect(read(text, 'en', currency)).toBe(expected)
})

test.each([
  [1200.5, 'EUR', 120_050],
  [0.1 + 0.2, 'EUR', 30],
  [1.005, 'EUR', 101],
  [0.004, 'EUR', 0],
  [1e-9, 'EUR', 0],
  [1200.5, 'JPY', 1201],
  [1.2345, 'KWD', 1235],
  [MAX_MINOR / 100, 'EUR', MAX_MINOR],
])('The number %s from a program in %s is %s minor units', (value, currency, minor) => {
  expect(moneyOfNumber(value, currency)).toEqual({ minor, currency })
})

test.each([-5, 1e21, MAX_MINOR, Number.NaN, Number.POSITIVE_INFINITY])('The number %s is not an amount', (value) => {
  expect(moneyOfNumber(value, 'EUR')).toBeNull()
})

test('The largest amount is accepted, and one minor unit more is too large', () => {
  expect(read(`${MAX_MINOR} JPY`)).toBe(`${MAX_MINOR} JPY`)
  expect(read(`${MAX_MINOR + 1} JPY`)).toBe('too-large')
})

test('Minor units depend on the currency', () => {
  expect(['EUR', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3])
})

test('Codes that are also words count as currencies in a sentence only in capitals', () => {
  expect(['try', 'TRY', 'all', 'eur', 'грн', 'people'].map((word) => standsForCurrency(word, 'EUR'))).toEqual([
    false,
    true,
    false,
    true,
    true,
    false,
  ])
  expect(standsForCurrency('try', 'TRY')).toBe(true)
})

test('Every amount that a language writes is read back to the same minor units', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: MAX_MINOR }),
      anyCurrency,
      anyLocale,
      fc.constantFrom('symbol', 'narrowSymbol', 'code'),
      (minor, currency, locale, currencyDisplay) => {
        const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
        const text = format.format(minor / 10 ** minorDigits(currency))
        expect([text, readMoney(text, { locale, currency })]).toEqual([text, { ok: true, money: { minor, currency } }])
      },
    ),
    { numRuns: 400 },
  )
})

test('No text makes the reader throw, and an amount it reads is a safe integer of a known currency', () => {
  const pieces = fc.constantFrom(
    '5',
    '0',
    '.',
    ',',
    ' ',
    "'",
    '-',
    'k',
    'млн',
    '€',
    'грн',
    'USD',
    '\u{A0}',
    '١',
    '½',
    '𝟓',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4096 }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, anyLocale, (typed, locale) => {
      const reading = readMoney(typed, { locale, currency: 'UAH' })
      if (!reading.ok) return
      expect(Number.isSafeInteger(reading.money.minor) && reading.money.minor >= 0).toBe(true)
      expect(Intl.supportedValuesOf('currency')).toContain(reading.money.currency)
    }),
    { numRuns: 500 },
  )
})
