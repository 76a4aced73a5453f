import { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'

import type { Json } from '../../../src/integrations/body/json.ts'
import { verify } from '../../../src/integrations/signatures/verify.ts'
import { mapBody, providerOf } from '../../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../../support/regional-settings.ts'

const NOW = new Date('2026-05-04T10:00:00Z')
const SECRET = `whsec_${'x1Y2'.repeat(8)}`
const SECONDS = NOW.getTime() / 1000

const map = (payload: Json) => mapBody('stripe', payload, GERMAN_IN_ENGLISH)

const SESSION = {
  id: 'cs_test_a1',
  object: 'checkout.session',
  amount_total: 123_450,
  currency: 'eur',
  customer: 'cus_1',
  customer_details: {
    address: { city: 'Львів', country: 'UA', line1: 'вул. Личаківська 1', postal_code: '79000', state: null },
    email: 'olena@example.com',
    name: 'Олена Коваленко',
    phone: '+380501234567',
    business_name: 'Kvitka LLC',
    tax_ids: [],
  },
  customer_email: 'olena@example.com',
  payment_method_details: { card: { last4: '4242' } },
  custom_fields: [
    { key: 'team', label: { custom: 'Team size', type: 'custom' }, type: 'numeric', numeric: { value: '12' } },
    {
      key: 'plan',
      label: { custom: 'Plan', type: 'custom' },
      type: 'dropdown',
      dropdown: { value: 'p1', options: [{ label: 'Team 🚀', value: 'p1' }] },
    },
  ],
  metadata: { utm_campaign: 'spring', name: 'Gold plan', email: 'bot@example.com' },
  payment_status: 'paid',
  shipping_details: { address: { line1: 'secret street' } },
}
const event = (more: Record<string, Json> = {}, type = 'checkout.session.completed'): Json => ({
  id: 'evt_1NG8Du2eZvKYlo2CUI79vXWy',
  object: 'event',
  api_version: '2026-05-27',
  created: SECONDS,
  livemode: true,
  type,
  data: { object: { ...SESSION, ...more } },
})

describe('A signature made by Stripe’s library', () => {
  const body = JSON.stringify(event())
  const header = (timestamp = SECONDS, secret = SECRET) =>
    Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp })
  const check = (signature: string, payload = body) =>
    verify(
      providerOf('stripe').signature,
      {
        method: 'POST',
        url: 'https://crm.example.com/webhooks/k',
        headers: new Headers({ 'Stripe-Signature': signature }),
        rawBody: Buffer.from(payload),
      },
      [SECRET],
      NOW,
    )

  test('is accepted, also beside that of a secret being rolled, and v0 never counts', () => {
    expect(check(header())).toMatchObject({ ok: true, secretIndex: 0 })
    const [, right = ''] = header().split(',')
    const [, wrong = ''] = header(SECONDS, 'whsec_other').split(',')
    expect(check(`t=${SECONDS},${wrong},${right}`).ok).toBe(true)
    expect(check(`t=${SECONDS},${right},v0=${'0'.repeat(64)}`).ok).toBe(true)
    expect(check(`t=${SECONDS},${right.replace('v1', 'v0')}`)).toEqual({ ok: false, reason: 'malformed' })
  })

  test('is accepted for 300 seconds', () => {
    expect(check(header(SECONDS - 300)).ok).toBe(true)
    expect(check(header(SECONDS - 301))).toEqual({ ok: false, reason: 'too-old' })
    expect(check(header(SECONDS + 301))).toEqual({ ok: false, reason: 'too-new' })
  })
})

test('A completed checkout is a lead; of the address only city and country are kept, and nothing of the card', () => {
  const mapped = map(event())
  expect(mapped).toMatchObject({
    kind: 'leads',
    leads: [
      {
        person: {
          name: 'Олена Коваленко',
          email: { value: 'olena@example.com' },
          phone: { e164: '+380501234567' },
          company: 'Kvitka LLC',
        },
        amount: { minor: 123_450, currency: 'EUR' },
        externalId: 'cs_test_a1',
        occurredAt: NOW.toISOString(),
        utm: { campaign: 'spring' },
        extra: [
          'City: Львів',
          'Country: UA',
          'Payment: paid',
          'Team size: 12',
          'Plan: Team 🚀',
          // A key of the seller's program is nobody's name.
          'name: Gold plan',
          'email: bot@example.com',
        ],
        warnings: [],
      },
    ],
  })
  expect(JSON.stringify(mapped)).not.toMatch(/4242|Личаківська|79000|secret street/u)
})

test.each([
  ['jpy', 5000, { minor: 5000, currency: 'JPY' }],
  ['kwd', 5120, { minor: 5120, currency: 'KWD' }],
  ['usd', 1, { minor: 1, currency: 'USD' }],
  // Stripe keeps two decimals where the currency has none any more.
  ['isk', 500_000, { minor: 5000, currency: 'ISK' }],
  ['ugx', 500_000, { minor: 5000, currency: 'UGX' }],
])('%s amounts are converted from the smallest unit', (currency, amount_total, amount) => {
  expect(map(event({ currency, amount_total }))).toMatchObject({ leads: [{ amount }] })
})

test.each<Record<string, Json>>([
  { amount_total: null },
  { amount_total: 12.5 },
  { amount_total: '1250' },
  { amount_total: 1e300 },
  { currency: 'euros' },
  { currency: null },
  { amount_total: 0 },
])('No amount is better than a wrong one: %j', (more) => {
  const mapped = map(event(more))
  expect(mapped).toMatchObject({ kind: 'leads', leads: [{ person: { name: 'Олена Коваленко' } }] })
  expect(mapped.kind === 'leads' && mapped.leads[0]?.amount).toBeUndefined()
})

test.each([
  'customer.created',
  'payment_intent.succeeded',
  'charge.refunded',
  'checkout.session.expired',
  'invoice.paid',
])('%s is ignored', (type) => expect(map(event({}, type))).toEqual({ kind: 'ignored', reason: 'other-event' }))

test('A checkout that says nothing of the person asks for help', () => {
  const nobody = { customer_details: null, customer_email: null, custom_fields: [null, 3], metadata: null }
  expect(map(event(nobody))).toMatchObject({ kind: 'needs-mapping', reason: 'nobody-to-contact' })
  expect(map({ object: 'event', type: 'checkout.session.completed' })).toMatchObject({ reason: 'unknown-shape' })
})
