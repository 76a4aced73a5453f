/** Lines of items are added up exactly, whatever the quantities, prices and discounts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { type Line, linesTotal, lineTotal } from '../../src/language/line-total.ts'
import { MAX_MINOR } from '../../src/language/minor-units.ts'

/** In thousandths, up to a million. */
const thousandths = fc.integer({ min: 1, max: 1_000_000_000 })
const priceMinor = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: MAX_MINOR }))
/** In hundredths of a percent. */
const hundredths = fc.integer({ min: 1, max: 10_000 })

const line = (quantity: number, price: number, percent: number | null): Line => ({
  quantity: quantity / 1_000,
  priceMinor: price,
  discount: percent === null ? null : { percent: percent / 100 },
})

test('A line is its exact value rounded half up, once', () => {
  fc.assert(
    fc.property(thousandths, priceMinor, fc.option(hundredths), (quantity, price, percent) => {
      const total = lineTotal(line(quantity, price, percent))
      const gross = BigInt(quantity) * BigInt(price)
      if (gross > BigInt(MAX_MINOR) * 1_000n) {
        expect(total).toBeNull()
        return
      }
      expect(Number.isSafeInteger(total)).toBe(true)
      // In ten-millionths of a minor unit: the exact value is never more than half a unit above, and always less than that below.
      const exact = gross * BigInt(10_000 - (percent ?? 0))
      const off = BigInt(total ?? 0) * 10_000_000n - exact
      expect(off > -5_000_000n && off <= 5_000_000n).toBe(true)
    }),
  )
})

test('An amount off the line is taken from what is rounded', () => {
  fc.assert(
    fc.property(thousandths, fc.integer({ min: 0, max: 1_000_000 }), fc.nat(1_000_000), (quantity, price, minor) => {
      const full = lineTotal(line(quantity, price, null))
      const less = lineTotal({ ...line(quantity, price, null), discount: { minor } })
      expect(less).toBe((full ?? 0) - minor)
    }),
  )
})

test('A sum is that of its lines, or none where one of them or all together are too much', () => {
  const lines = fc.array(fc.tuple(thousandths, priceMinor, fc.option(hundredths)), { maxLength: 50 })
  fc.assert(
    fc.property(lines, (given) => {
      const all = given.map(([quantity, price, percent]) => line(quantity, price, percent))
      const totals = all.map(lineTotal)
      const sum = totals.reduce((before, total) => before + BigInt(total ?? MAX_MINOR + 1), 0n)
      expect(linesTotal(all)).toBe(sum > BigInt(MAX_MINOR) ? null : Number(sum))
    }),
  )
})

test('Half a cent is rounded up, and two lines are rounded each', () => {
  const half: Line = { quantity: 0.5, priceMinor: 101, discount: null }
  expect(lineTotal(half)).toBe(51)
  expect(linesTotal([half, half])).toBe(102)
  expect(lineTotal({ quantity: 1.005, priceMinor: 100, discount: null })).toBe(101)
  expect(lineTotal({ quantity: 3, priceMinor: 333, discount: { percent: 33.33 } })).toBe(666)
  expect(linesTotal([])).toBe(0)
})
