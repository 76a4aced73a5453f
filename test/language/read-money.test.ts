import fc from 'fast-check'
import { expect, test } from 'vitest'

import { LOCALES, type Locale } from '../../src/locale.ts'
import { standsForCurrency } from '../../src/language/currency-signs.ts'
import { MAX_MINOR, minorDigits } from '../../src/language/minor-units.ts'
import { readMoney } from '../../src/language/read-money.ts'

const anyLocale = fc.constantFrom(...LOCALES)
const anyCurrency = fc.constantFrom(...Intl.supportedValuesOf('currency'))

function read(text: string, locale: Locale = 'en', currency = 'EUR'): string {
  const reading = readMoney(text, { locale, currency })
  if (reading.ok) return `${reading.money.minor} ${reading.money.currency}`
  return reading.perhaps === undefined ? reading.problem : `${reading.problem} ${reading.perhaps.minor}`
}

const SAME_IN_BOTH: readonly (readonly [string, string])[] = [
  ['5k', '500000 EUR'],
  ['5к', '500000 EUR'],
  ['5K', '500000 EUR'],
  ['5 тис', '500000 EUR'],
  ['5 тис. грн.', '500000 UAH'],
  ['5 тисяч гривень', '500000 UAH'],
  ['1.5 млн', '150000000 EUR'],
  ['2 мільйони доларів', '200000000 USD'],
  ['1,5 млрд', '150000000000 EUR'],
  ['€3.5m', '350000000 EUR'],
  ['3,5 млн грн', '350000000 UAH'],
  ['2 million dollars', '200000000 USD'],
  ['1.234k', '123400 EUR'],
  ['1 200,50 грн', '120050 UAH'],
  ['1,234.56', '123456 EUR'],
  ['1.234,56', '123456 EUR'],
  ['1.234.567', '123456700 EUR'],
  ['1,234,567.8', '123456780 EUR'],
  ['1234.567,00', 'not-an-amount'],
  ['5000 eur', '500000 EUR'],
  ['5000eur', '500000 EUR'],
  ['5000 USD', '500000 USD'],
  ['USD 5000', '500000 USD'],
  ['₴5000', '500000 UAH'],
  ['5000 ₴', '500000 UAH'],
  ['100 zł', '10000 PLN'],
  ['100 злотих', '10000 PLN'],
  ['£20', '2000 GBP'],
  ['20 євро', '2000 EUR'],
  ["1'000", '100000 EUR'],
  ['1’000.50', '100050 EUR'],
  ['1\u{A0}200', '120000 EUR'],
  ['1\u{202F}200,5', '120050 EUR'],
  ['５０００', '500000 EUR'],
  ['  5  ', '500 EUR'],
  ['+5', '500 EUR'],
  ['5.', '500 EUR'],
  ['0', '0 EUR'],
  ['-0', '0 EUR'],
  ['0.5', '50 EUR'],
  ['12.50', '1250 EUR'],
  ['0.500', '50 EUR'],
  ['¥100', '100 JPY'],
  ['100.5 JPY', 'too-precise'],
  ['1.5k JPY', '1500 JPY'],
  ['0.001', 'too-precise'],
  ['1.2345', 'too-precise'],
  ['5 krw', '5 KRW'],
  ['5kusd', '500000 USD'],
  ['5k€', '500000 EUR'],
  ['$5000 CAD', '500000 CAD'],
  ['5000 EUR €', 'not-an-amount'],
  ['€5000 eur', '500000 EUR'],
  ['$5000 eur', 'mixed-currencies'],
  ['€5000 грн', 'mixed-currencies'],
  ['5 xyz', 'unknown-currency'],
  ['5 kr', 'unknown-currency'],
  ['5 apples', 'not-an-amount'],
  ['-5', 'negative'],
  ['−5', 'negative'],
  ['$-5', 'negative'],
  ['-$5', 'negative'],
  ['- 5 грн', 'negative'],
  ['--5', 'not-an-amount'],
  ['5-', 'not-an-amount'],
  ['5-10k', 'not-an-amount'],
  ['12e3', 'not-an-amount'],
  ['1e999', 'not-an-amount'],
  ['0x10', 'not-an-amount'],
  ['Infinity', 'not-an-amount'],
  ['NaN', 'not-an-amount'],
  ['', 'not-an-amount'],
  ['   ', 'not-an-amount'],
  ['five', 'not-an-amount'],
  ['п’ять', 'not-an-amount'],
  ['€', 'not-an-amount'],
  ['.5', 'not-an-amount'],
  ['1 20', 'not-an-amount'],
  ['1,2,3', 'not-an-amount'],
  ['12,34,567', 'not-an-amount'],
  ['1.2.3', 'not-an-amount'],
  ['5 000 000 000 000 000', 'too-large'],
  ['9'.repeat(70), 'too-large'],
  ['9'.repeat(4096), 'not-an-amount'],
]

test.each(SAME_IN_BOTH)('“%s” is read the same in both languages: %s', (text, expected) => {
  expect(LOCALES.map((locale) => read(text, locale))).toEqual([expected, expected])
})

test.each([
  ['1,234', '123400 EUR', 'ambiguous 123400'],
  ['1.234', 'ambiguous 123400', '123400 EUR'],
  ['$5,000', '500000 USD', 'ambiguous 500000'],
  ['5.000 грн', 'ambiguous 500000', '500000 UAH'],
  ['1,234 KWD', '1234000 KWD', '1234 KWD'],
  ['1.234 KWD', '1234 KWD', '1234000 KWD'],
  ['1,234 JPY', '1234 JPY', 'ambiguous 1234'],
  ['1,234k', '123400000 EUR', '123400 EUR'],
])('“%s” depends on the language: English %s, Ukrainian %s', (text, english, ukrainian) => {
  expect([read(text, 'en'), read(text, 'uk')]).toEqual([english, ukrainian])
})

test('A sign that several currencies share means the workspace’s own', () => {
  expect(read('$5', 'en', 'CAD')).toBe('500 CAD')
  expect(read('$5', 'en', 'UAH')).toBe('500 USD')
  expect(read('5 kr', 'en', 'SEK')).toBe('500 SEK')
  expect(read('¥5', 'en', 'CNY')).toBe('500 CNY')
  expect(read('US$5', 'en', 'CAD')).toBe('500 USD')
})

test('The largest amount is taken, and one minor unit more is too large', () => {
  expect(read(`${MAX_MINOR} JPY`)).toBe(`${MAX_MINOR} JPY`)
  expect(read(`${MAX_MINOR + 1} JPY`)).toBe('too-large')
})

test('Minor units follow the currency', () => {
  expect(['EUR', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3])
})

test('Codes that are words as well count as currencies in a sentence only in capitals', () => {
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

test('No text makes the reader throw, and an amount that is read is a safe integer of a known currency', () => {
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
