/** Lines of items as people type them. */
import { describe, expect, it } from 'vitest'

import { changedItem, readItem, type ReadItem } from '../../src/language/read-item.ts'
import { fieldProblemOf } from '../../src/language/field-problem.ts'
import { readPeriod } from '../../src/language/read-recurring.ts'

const EN = { locale: 'en', currency: 'EUR' } as const
const UK = { locale: 'uk', currency: 'UAH' } as const

const item = (name: string, quantity: number, minor: number, more: Partial<ReadItem> = {}): ReadItem => ({
  name,
  quantity,
  price: { minor, currency: 'EUR' },
  discount: null,
  ...more,
})
const hryvnias = (minor: number) => ({ price: { minor, currency: 'UAH' } })

function problemOf(read: () => unknown): string | null {
  try {
    read()
    return null
  } catch (error) {
    return fieldProblemOf(error)?.problem ?? String(error)
  }
}

describe('a line of an item', () => {
  it.each([
    ['Website 2 x 1500 -10%', item('Website', 2, 150_000, { discount: { percent: 10 } })],
    ['Website 2x1500', item('Website', 2, 150_000)],
    ['Hosting 12 × €20', item('Hosting', 12, 2_000)],
    ['Hosting 12 @ 20 eur', item('Hosting', 12, 2_000)],
    ['2 x Website 1500', item('Website', 2, 150_000)],
    ['Support 500', item('Support', 1, 50_000)],
    ['Support: 1 500,50 EUR', item('Support', 1, 150_050)],
    ['Logo - 1500', item('Logo', 1, 150_000)],
    ['Office 365 5 x 20', item('Office 365', 5, 2_000)],
    ['Office 365 20', item('Office 365', 1, 2_000)],
    ['Juice 100% 2 x 5', item('Juice 100%', 2, 500)],
    ['Consulting 10 hours at 80 less 5%', item('Consulting', 10, 8_000, { discount: { percent: 5 } })],
    ['Website 2 x 1500 -50', item('Website', 2, 150_000, { discount: { minor: 5_000 } })],
    ['Website 2 x 1500, discount 12.5%', item('Website', 2, 150_000, { discount: { percent: 12.5 } })],
    ['Website 1500 (10%)', item('Website', 1, 150_000, { discount: { percent: 10 } })],
    ['Website 2 x 1500 -0%', item('Website', 2, 150_000)],
    ['Model A -5 2 x 100', item('Model A -5', 2, 10_000)],
    ['  <b>A</b>   🎉 2 x 3 ', item('<b>A</b> 🎉', 2, 300)],
    ['Website 2 x 5k', item('Website', 2, 500_000)],
  ])('“%s” is read', (typed, expected) => {
    expect(readItem(typed, EN)).toEqual(expected)
  })

  it.each([
    ['Логотип 3 шт по 200 грн, знижка 5%', item('Логотип', 3, 0, { ...hryvnias(20_000), discount: { percent: 5 } })],
    ['Монтаж 2,5 год по 400', item('Монтаж', 2.5, 0, hryvnias(40_000))],
    ['Ліцензія 10 х 99,90', item('Ліцензія', 10, 0, hryvnias(9_990))],
    ['Сайт 1 x 1 500 -200', item('Сайт', 1, 0, { ...hryvnias(150_000), discount: { minor: 20_000 } })],
  ])('“%s” is read in Ukrainian', (typed, expected) => {
    expect(readItem(typed, UK)).toEqual(expected)
  })

  it.each([
    ['Website', 'not-an-item'],
    ['2 x 1500', 'not-an-item'],
    ['1500', 'not-an-item'],
    ['', 'not-an-item'],
    ['Website 0 x 5', 'not-a-quantity'],
    ['Website 1.2345 x 5', 'not-a-quantity'],
    ['Website 1000001 x 5', 'not-a-quantity'],
    ['Website 2 x 9999999999999999', 'too-large-amount'],
    ['Website 2 x 1.005', 'ambiguous-amount'],
    ['Website 2 x 1.0055', 'too-precise-amount'],
    ['Website 2 x 1500 -150%', 'not-a-discount'],
    ['Website 2 x 1500 -1.234%', 'not-a-discount'],
    ['Website 2 x 1500 discount 50 USD', 'other-currency'],
    [`${'x'.repeat(101)} 2 x 5`, 'too-long'],
  ])('“%s” is refused: %s', (typed, problem) => {
    expect(problemOf(() => readItem(typed, EN))).toBe(problem)
  })
})

describe('a change of an item', () => {
  const before = item('Website', 2, 150_000, { discount: { percent: 10 } })

  it.each([
    ['x 3', { quantity: 3 }],
    ['3 x', { quantity: 3 }],
    ['2.5 hours', { quantity: 2.5 }],
    ['-20%', { discount: { percent: 20 } }],
    ['20 %', { discount: { percent: 20 } }],
    ['no discount', { discount: null }],
    ['без знижки', { discount: null }],
    ['-50', { discount: { minor: 5_000 } }],
    ['1600', { price: { minor: 160_000, currency: 'EUR' } }],
    ['1600 USD', { price: { minor: 160_000, currency: 'USD' } }],
    ['Shop 1 x 5', { name: 'Shop', quantity: 1, price: { minor: 500, currency: 'EUR' }, discount: null }],
  ] as const)('“%s” changes only what it says', (typed, change) => {
    expect(changedItem(typed, before, EN)).toEqual({ ...before, ...change })
  })

  it('is in the currency of the item, whatever the workspace uses', () => {
    expect(changedItem('1600', before, UK).price).toEqual({ minor: 160_000, currency: 'EUR' })
    expect(problemOf(() => changedItem('-50 USD', before, EN))).toBe('other-currency')
    expect(problemOf(() => changedItem('nonsense', before, EN))).toBe('not-an-item')
  })
})

describe('a recurring amount', () => {
  it.each([
    ['500', '500', 'month'],
    ['500/month', '500', 'month'],
    ['500 a month', '500', 'month'],
    ['€6k/yr', '€6k', 'year'],
    ['500 EUR per year', '500 EUR', 'year'],
    ['1 200 /mo', '1 200', 'month'],
    ['500 грн на місяць', '500 грн', 'month'],
    ['500/міс.', '500', 'month'],
    ['6000 щороку', '6000', 'year'],
    ['6000 annually', '6000', 'year'],
  ] as const)('“%s” is %s, due each %s', (typed, amount, per) => {
    expect(readPeriod(typed)).toEqual({ amount, per })
  })
})
