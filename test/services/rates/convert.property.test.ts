/** Conversion: exact, by the right day, the right way around, and with the decimals of each currency. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { rateText } from '../../../src/language/exact-rate.ts'
import { minorDigits } from '../../../src/language/minor-units.ts'
import { convert, type DatedRate, rateTable } from '../../../src/services/rates/convert.ts'

const UAH = { to: 'UAH', through: 'UAH' }
const on = (day: string) => ({ ...UAH, day })

const currency = fc.constantFrom('EUR', 'USD', 'UAH', 'JPY', 'KWD', 'CLF')
const exact = fc.record({ digits: fc.bigInt(1n, 10n ** 12n), scale: fc.nat(8) })
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-10-${String(date).padStart(2, '0')}`)
const dated: fc.Arbitrary<DatedRate> = fc
  .record({ from: currency, to: currency, day, exact })
  .filter(({ from, to }) => from !== to)
  .map(({ exact: rate, ...one }) => ({ ...one, rate: rateText(rate) }))
const minor = fc.integer({ min: 0, max: 1_000_000_000_000_000 })

/** A decimal as numerator and power of ten, by text alone. */
function fraction(text: string): readonly [bigint, bigint] {
  const [whole = '', decimals = ''] = text.split('.')
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)]
}

describe('convert', () => {
  it('rounds the exact value once, half up, in minor units of the other currency', () => {
    fc.assert(
      fc.property(minor, dated, (amount, rate) => {
        const converted = convert(
          rateTable([rate]),
          { minor: amount, currency: rate.from },
          { ...rate, through: 'UAH' },
        )
        const [over, under] = fraction(rate.rate)
        const numerator = BigInt(amount) * over * 10n ** BigInt(minorDigits(rate.to))
        const denominator = under * 10n ** BigInt(minorDigits(rate.from))
        // The nearest integer: no more than half a unit away.
        const distance = 2n * (BigInt(converted ?? -1) * denominator - numerator)
        // Above 2^53 the result itself is the nearest float.
        if ((converted ?? 0) < Number.MAX_SAFE_INTEGER) {
          expect(distance <= denominator && distance > -denominator).toBe(true)
        }
      }),
    )
  })

  it('takes the latest rate that is not later than the day, whatever the order in which they were entered', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1 }), day, fc.nat(), (days, asked, seed) => {
        const rates = days.map((one, index) => ({ from: 'EUR', to: 'UAH', day: one, rate: String(40 + index) }))
        const shuffled = rates.toSorted(
          (a, b) => ((Number(a.rate) * 7919 + seed) % 97) - ((Number(b.rate) * 7919 + seed) % 97),
        )
        const expected = rates.filter((rate) => rate.day <= asked).toSorted((a, b) => (a.day < b.day ? 1 : -1))[0]
        const converted = convert(rateTable(shuffled), { minor: 100, currency: 'EUR' }, on(asked))
        expect(converted).toBe(expected === undefined ? null : Number(expected.rate) * 100)
      }),
    )
  })

  it('leaves an amount of the same currency as it is, with any rates', () => {
    fc.assert(
      fc.property(minor, fc.array(dated), day, (amount, rates, at) => {
        expect(convert(rateTable(rates), { minor: amount, currency: 'UAH' }, on(at))).toBe(amount)
      }),
    )
  })

  it('knows a value if and only if a way of rates leads to it', () => {
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 6 }), currency, currency, day, (rates, from, to, at) => {
        const linked = (one: string, other: string): boolean =>
          one === other ||
          rates.some(
            (rate) => rate.day <= at && [`${one}${other}`, `${other}${one}`].includes(`${rate.from}${rate.to}`),
          )
        const isKnown = linked(from, to) || (linked(from, 'UAH') && linked('UAH', to))
        const converted = convert(rateTable(rates), { minor: 12_345, currency: from }, { to, day: at, through: 'UAH' })
        expect(converted !== null).toBe(isKnown)
      }),
    )
  })

  it.each([
    ['no decimals to two', { minor: 1_000, currency: 'JPY' }, [['JPY', 'UAH', '0.285']], 28_500],
    [
      'two decimals to none',
      { minor: 12_345, currency: 'EUR' },
      [
        ['EUR', 'JPY', '163.2'],
        ['JPY', 'UAH', '0.25'],
      ],
      503_676,
    ],
    ['three decimals', { minor: 1_500, currency: 'KWD' }, [['KWD', 'UAH', '134.5']], 20_175],
    ['only the opposite rate', { minor: 10_000, currency: 'EUR' }, [['UAH', 'EUR', '0.022']], 454_545],
    [
      'direct before opposite',
      { minor: 100, currency: 'EUR' },
      [
        ['UAH', 'EUR', '0.5'],
        ['EUR', 'UAH', '45.2'],
      ],
      4_520,
    ],
    ['half a unit', { minor: 1, currency: 'EUR' }, [['EUR', 'UAH', '0.5']], 1],
  ] as const)('converts with %s', (_, money, entered, expected) => {
    const rates = entered.map(([from, to, rate]) => ({ from, to, rate, day: '2026-10-01' }))
    // Yen are reached through the workspace's currency only: here euros go to yen directly.
    const target = expected === 503_676 ? { to: 'UAH', through: 'JPY' } : UAH
    expect(convert(rateTable(rates), money, { ...target, day: '2026-10-05' })).toBe(expected)
  })
})
