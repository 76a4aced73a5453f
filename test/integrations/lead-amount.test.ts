import { describe, expect, test } from 'vitest'

import type { Json } from '../../src/integrations/body/json.ts'
import type { RegionalSettings } from '../../src/services/workspaces/read-regional-settings.ts'
import { BY_LANGUAGE, BY_WORKSPACE, SAME_IN_BOTH } from '../language/money-cases.ts'
import { mapBody } from '../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../support/regional-settings.ts'

function leadOf(fields: Readonly<Record<string, Json>>, settings: Partial<RegionalSettings> = {}) {
  const result = mapBody(
    'generic',
    { name: 'Ada', email: 'ada@example.com', ...fields },
    { ...GERMAN_IN_ENGLISH, ...settings },
  )
  const lead = result.kind === 'leads' ? result.leads[0] : undefined
  if (lead === undefined) throw new Error(JSON.stringify(result))
  return lead
}

const amountOf = (fields: Readonly<Record<string, Json>>, settings?: Partial<RegionalSettings>) => {
  const { amount } = leadOf(fields, settings)
  return amount === undefined ? null : `${amount.minor} ${amount.currency}`
}

/** An amount that the chat accepts is the lead's; any other is in its note as it was written. */
function expectAsInChat(text: string, expected: string, settings: Partial<RegionalSettings>): void {
  const { amount, extra, warnings } = leadOf({ amount: text }, settings)
  if (/^\d+ [A-Z]{3}$/u.test(expected)) {
    // 0 means that there is no price.
    expect(amount).toEqual(
      expected.startsWith('0 ') ? undefined : { minor: Number.parseInt(expected, 10), currency: expected.slice(-3) },
    )
    expect(extra).toEqual([])
    return
  }
  expect(amount).toBeUndefined()
  if (text.trim() === '') return
  expect(warnings).toEqual([{ field: 'amount', problem: 'not-an-amount' }])
  expect(extra[0]?.startsWith(`amount: ${text.replace(/\s+/gu, ' ').trim().slice(0, 400)}`)).toBe(true)
}

describe('A lead’s amount is read as in the chat', () => {
  test.each(SAME_IN_BOTH)('%j: %s', (text, expected) => {
    expectAsInChat(text, expected, { locale: 'en' })
    expectAsInChat(text, expected, { locale: 'uk' })
  })

  test.each(BY_LANGUAGE)('%j: in English %s, in Ukrainian %s', (text, english, ukrainian) => {
    expectAsInChat(text, english, { locale: 'en' })
    expectAsInChat(text, ukrainian, { locale: 'uk' })
  })

  test.each(BY_WORKSPACE)('%j in a workspace that uses %s: %s', (text, currency, expected) => {
    expectAsInChat(text, expected, { currency })
  })
})

test.each<[Json, string | null]>([
  [1200, '120000 EUR'],
  [0.1 + 0.2, '30 EUR'],
  [0, null],
  [-5, null],
  [1e21, null],
  [{ amount: 500, currency: 'USD' }, '50000 USD'],
  [{ value: '1,200.50', currency_code: '€' }, '120050 EUR'],
  [{ amount: '€500', currency: 'USD' }, null],
  [{ amount: 500, currency: 'doubloons' }, null],
  [{ amount: 500, currency: 'USD', paid: true }, null],
  [{ amount: { amount: 1, currency: 'USD' }, currency: 'USD' }, null],
  [['500'], null],
])('%j as JSON is the amount %s', (value, expected) => {
  expect(amountOf({ amount: value })).toBe(expected)
})

test.each<[Json, Json, string | null]>([
  [500, 'usd', '50000 USD'],
  ['1 200,50', 'грн', '120050 UAH'],
  ['€500', 'EUR', '50000 EUR'],
  ['$500', 'CAD', '50000 CAD'],
  ['kr 500', 'NOK', '50000 NOK'],
  [500, '', '50000 EUR'],
  ['€500', 'USD', null],
  [500, 'doubloons', null],
  [{ amount: 500, currency: 'USD' }, 'EUR', null],
])('The amount %j with the currency %j next to it is %s', (amount, currency, expected) => {
  expect(amountOf({ amount, currency })).toBe(expected)
  expect(amountOf({ currency, amount })).toBe(expected)
})

test('An amount whose currency cannot be read goes into the note, with the currency', () => {
  expect(leadOf({ amount: 500, currency: 'doubloons' })).toMatchObject({
    extra: ['amount: 500', 'currency: doubloons'],
    warnings: [
      { field: 'amount', problem: 'not-an-amount' },
      { field: 'currency', problem: 'not-a-currency' },
    ],
  })
})

test('The first amount that can be read counts', () => {
  expect(amountOf({ budget: 'up to 5k', price: '5k' })).toBe('500000 EUR')
})

test.each<[Json, string]>([
  ['about 500', 'USD'],
  ['€500', 'USD'],
  ['5 or 6 mln', 'UAH'],
  [{ min: 1, max: 2 }, '$'],
  [-5, 'eur'],
])('An amount that cannot be read, %j, is in the note with its currency %s', (amount, currency) => {
  const said = typeof amount === 'object' ? JSON.stringify(amount) : String(amount)
  expect(leadOf({ amount, currency })).toMatchObject({ extra: [`amount: ${said}`, `currency: ${currency}`] })
})

test.each(['200 pcs', '200 шт', '5 kg', '100 USDT', '300 points', '10 BTC', '7 XYZ', '50 %', '20 hrs'])(
  '%s is not money, and is in the note',
  (amount) => {
    const lead = leadOf({ amount })
    expect(lead.amount).toBeUndefined()
    expect(lead.extra).toEqual([`amount: ${amount}`])
  },
)

test.each([
  ['$5,000', '500000 USD'],
  ['5 mln', '500000000 EUR'],
  ['5 млн', '500000000 EUR'],
  ['$ 1.5 m', '150000000 USD'],
  ['10k', '1000000 EUR'],
])('%s is money: %s', (amount, expected) => expect(amountOf({ amount })).toBe(expected))

test.each(['stripe', 'shopify'])(
  'A total of %s in a currency that does not exist is in the note, with its number',
  (id) => {
    const person = { name: 'Ada', email: 'ada@example.com' }
    const bodies: Readonly<Record<string, Json>> = {
      stripe: {
        id: 'evt_1',
        object: 'event',
        type: 'checkout.session.completed',
        data: {
          object: {
            id: 'cs_1',
            object: 'checkout.session',
            amount_total: 4900,
            currency: 'pcs',
            customer_details: person,
          },
        },
      },
      shopify: {
        admin_graphql_api_id: 'gid://shopify/Order/1',
        name: '#1',
        total_price: '49.00',
        currency: 'pcs',
        line_items: [],
        customer: { first_name: 'Ada', email: 'ada@example.com' },
      },
    }
    const result = mapBody(id, bodies[id] ?? null, GERMAN_IN_ENGLISH)
    const [lead] = result.kind === 'leads' ? result.leads : []
    expect(lead?.amount).toBeUndefined()
    const note = lead?.extra.join('\n') ?? ''
    expect(note).toMatch(/: 49(?:00|\.00)?$/mu)
    expect(note).toContain('currency: pcs')
  },
)
