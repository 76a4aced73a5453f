/** What people type as a rate. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { fieldProblemOf } from '../../src/language/field-problem.ts'
import { readRate, readRateNumber } from '../../src/language/read-rate.ts'
import type { Locale } from '../../src/locale.ts'

const options = (locale: Locale = 'en') => ({
  locale,
  timeZone: 'Europe/Kyiv',
  now: new Date('2026-11-29T10:00:00Z'),
  currency: 'UAH',
})
const TODAY = '2026-11-29'

function problemOf(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    return fieldProblemOf(error)?.problem ?? String(error)
  }
}

describe('readRate', () => {
  it.each([
    ['1 EUR = 45.20', 'en', 'EUR', 'UAH', '45.2', TODAY],
    ['1 eur = 45,20 uah', 'uk', 'EUR', 'UAH', '45.2', TODAY],
    ['EUR 45,2 from 1 Nov', 'en', 'EUR', 'UAH', '45.2', '2026-11-01'],
    ['євро 45,2 з 1 листопада', 'uk', 'EUR', 'UAH', '45.2', '2026-11-01'],
    ['€ = 45.2', 'en', 'EUR', 'UAH', '45.2', TODAY],
    ['€1 = ₴45.20', 'en', 'EUR', 'UAH', '45.2', TODAY],
    ['1 USD = 0.92 EUR since 2026-10-01', 'en', 'USD', 'EUR', '0.92', '2026-10-01'],
    ['100 JPY = 28.5', 'en', 'JPY', 'UAH', '0.285', TODAY],
    ['45.20 UAH = 1 EUR', 'en', 'EUR', 'UAH', '45.2', TODAY],
    ['USD: 41.5 yesterday', 'en', 'USD', 'UAH', '41.5', '2026-11-28'],
    ['1 KWD = 134.567', 'en', 'KWD', 'UAH', '134.567', TODAY],
    ['1 USD = 41 000 VND', 'en', 'USD', 'VND', '41000', TODAY],
    ['1 долар = 41,5 грн від 15.11.2026', 'uk', 'USD', 'UAH', '41.5', '2026-11-15'],
    ['EUR 45.2', 'en', 'EUR', 'UAH', '45.2', TODAY],
    ['1 EUR 45.2', 'en', 'EUR', 'UAH', '45.2', TODAY],
  ] as const)('reads “%s”', (text, locale, from, to, rate, day) => {
    expect(readRate(text, options(locale))).toEqual({ from, to, rate, day })
  })

  it.each([
    ['', 'not-a-rate'],
    ['hello', 'not-a-rate'],
    ['45.2', 'not-a-rate'],
    ['EUR', 'not-a-rate'],
    ['1 EUR = ', 'not-a-rate'],
    ['1 EUR = 0', 'rate-out-of-range'],
    ['1 EUR = 0.000000000001', 'rate-out-of-range'],
    ['1 EUR = 999999999999', 'rate-out-of-range'],
    ['1 EUR = -45', 'not-a-rate'],
    ['1 EUR = 45 = 3', 'not-a-rate'],
    ['3 EUR = 45.2', 'not-a-rate'],
    ['1 XQQ = 45', 'not-a-currency'],
    ['1 UAH = 45', 'same-currency'],
    ['1 EUR = 45 from 31 Feb', 'no-such-day'],
    ['1 EUR = 45 from whenever', 'not-a-date'],
    ['1 EUR = 45 from 1.1.2031', 'rate-day'],
    ['1 EUR = 45 from 1.1.1950', 'rate-day'],
    ['9'.repeat(500), 'not-a-rate'],
  ])('says what is wrong with “%s”', (text, problem) => {
    expect(problemOf(() => readRate(text, options()))).toBe(problem)
  })

  it('only ever refuses with a problem, whatever is typed', () => {
    const words = fc.constantFrom('1', 'EUR', '=', '45,2', '€', 'from', '1 Nov', 'UAH', '.', '-', ' ', '0', 'з', '💶')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((parts) => parts.join(' ')),
        ),
        (text) => {
          const problem = problemOf(() => readRate(text, options()))
          expect(problem === null || /^[a-z-]+$/u.test(problem)).toBe(true)
        },
      ),
    )
  })

  it('reads only the number where the currencies are known', () => {
    expect(readRateNumber('45,20', options('uk'))).toBe('45.2')
    expect(readRateNumber('= 1.234', options())).toBe('1.234')
    expect(problemOf(() => readRateNumber('0', options()))).toBe('rate-out-of-range')
    expect(problemOf(() => readRateNumber('a lot', options()))).toBe('not-a-rate')
  })
})
