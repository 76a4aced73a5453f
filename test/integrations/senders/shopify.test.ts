import { describe, expect, it, test } from 'vitest'

import type { Json } from '../../../src/integrations/body/json.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'
import { mapBody } from '../../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../../support/regional-settings.ts'

const database = sharedDatabase()
const map = (payload: Json) => mapBody('shopify', payload, GERMAN_IN_ENGLISH)

/** Shaped like the test notification that Shopify sends; the people are invented. */
const ORDER = {
  id: 5_000_000_000_001,
  admin_graphql_api_id: 'gid://shopify/Order/5000000000001',
  name: '#9999.1',
  email: 'jon@example.com',
  contact_email: 'jon@example.com',
  phone: null,
  created_at: '2026-05-03T22:00:00-04:00',
  currency: 'USD',
  total_price: '1234.50',
  tags: 'VIP buyer, wholesale',
  note: 'Please gift-wrap 🎁',
  note_attributes: [{ name: 'Delivery day', value: 'Friday' }],
  landing_site: '/products/engine?utm_source=google&utm_campaign=spring&gclid=1',
  order_status_url: 'https://example.com/orders/authenticate?key=secret',
  browser_ip: '203.0.113.9',
  customer: { id: 1, first_name: 'Jon', last_name: 'Snow-Müller', email: 'jon@example.com', phone: null },
  billing_address: {
    first_name: 'Steve',
    last_name: 'Shipper',
    address1: '123 Shipping Street',
    company: 'Shipping Company',
    phone: '+12025550143',
    city: 'Berlin',
    country: 'Germany',
    zip: '10115',
  },
  line_items: [
    { name: 'Engine - Red', title: 'Engine', quantity: 2, price: '600.00' },
    { title: 'Manual', quantity: 1, price: '34.50' },
  ],
}
const IGNORED = { kind: 'ignored', reason: 'other-event' }

test('An order is a deal with its number, its amount and what was bought, for the customer', () => {
  const mapped = map(ORDER)
  expect(mapped).toEqual({
    kind: 'leads',
    leads: [
      {
        firstName: 'Jon',
        lastName: 'Snow-Müller',
        person: {
          name: 'Jon Snow-Müller',
          parts: { given: 'Jon', family: 'Snow-Müller' },
          email: { value: 'jon@example.com', normalized: 'jon@example.com' },
          phone: { value: '+12025550143', e164: '+12025550143' },
          telegram: null,
          company: 'Shipping Company',
        },
        fields: { contact: {}, deal: {} },
        title: '#9999.1',
        amount: { minor: 123_450, currency: 'USD' },
        note: 'Please gift-wrap 🎁\n\n2 × Engine - Red\n1 × Manual',
        tags: ['vip-buyer', 'wholesale'],
        externalId: 'gid://shopify/Order/5000000000001',
        occurredAt: '2026-05-04T02:00:00.000Z',
        utm: { source: 'google', campaign: 'spring' },
        unread: [],
        extra: ['City: Berlin', 'Country: Germany', 'Delivery day: Friday'],
        warnings: [],
      },
    ],
  })
  expect(JSON.stringify(mapped)).not.toMatch(/123 Shipping|10115|203\.0\.113|key=secret/u)
})

test('A begun checkout and a new customer are leads, without a title', () => {
  const { admin_graphql_api_id: _id, ...rest } = ORDER
  const checkout = { ...rest, token: 'c1', name: '#5000000000001', abandoned_checkout_url: 'https://example.com/c1' }
  expect(map(checkout)).toMatchObject({
    leads: [{ person: { name: 'Jon Snow-Müller' }, amount: { minor: 123_450 }, externalId: 'c1' }],
  })
  expect(map(checkout)).not.toMatchObject({ leads: [{ title: expect.anything() }] })
  const customer = {
    admin_graphql_api_id: 'gid://shopify/Customer/7',
    first_name: 'Олена',
    last_name: '',
    email: null,
    phone: '+380501234567',
    total_spent: '0.00',
    default_address: { company: 'Kvitka', city: 'Львів' },
  }
  expect(map(customer)).toMatchObject({
    leads: [{ person: { name: 'Олена', phone: { e164: '+380501234567' }, company: 'Kvitka' } }],
  })
})

test.each<Json>([
  { admin_graphql_api_id: 'gid://shopify/OnlineStoreTheme/1', name: 'Comfort', role: 'main' },
  { admin_graphql_api_id: 'gid://shopify/Product/1', title: 'Engine', vendor: 'Ada Byron' },
  { admin_graphql_api_id: 'gid://shopify/Refund/1', order_id: 1, user_id: 2 },
  { admin_graphql_api_id: 'gid://shopify/Order/1', name: '#1' },
  { token: 'cart', line_items: [{ title: 'x' }] },
  { shop_id: 1, shop_domain: 'x.myshopify.com', customer: { email: 'gone@example.com' } },
  { ...ORDER, email: null, contact_email: null, customer: null, billing_address: null },
])('Anything else is nobody: %j', (payload) => expect(map(payload)).toEqual(IGNORED))

test('Odd amounts, thousands of items and endless names do not break an order', () => {
  const line_items = Array.from({ length: 2000 }, (_, index) => ({
    title: `Item ${index} ${'x'.repeat(300)}`,
    quantity: 1,
  }))
  for (const total_price of ['1.234,50', 'free', '', null, '1e9', -5]) {
    const mapped = map({ ...ORDER, total_price, line_items, name: '#'.repeat(500), tags: 'y'.repeat(9000) })
    expect(mapped).toMatchObject({ kind: 'leads', leads: [{ person: { name: 'Jon Snow-Müller' }, warnings: [] }] })
    expect(mapped.kind === 'leads' && mapped.leads[0]?.amount).toBeUndefined()
  }
})

describe('The topic of a delivery', () => {
  async function opened() {
    const { crm, team, door } = await openLeads(database())
    const source = await createSource(team, crm, 'shopify', { secret: '0123456789abcdef0123456789abcdef' })
    const send = (body: object, topic: string, webhookId = 'w1') =>
      door.send(source, body, { headers: { 'x-shopify-topic': topic, 'x-shopify-webhook-id': webhookId } })
    const work = () => workLeads(crm, team.workspaceId)
    return { send, work, records: recordsOf(crm, team) }
  }

  it('decides: an update that comes first does not hide the order, and its number is the title of the deal', async () => {
    const { send, work, records } = await opened()
    expect((await send(ORDER, 'orders/updated')).status).toBe(202)
    expect((await send(ORDER, 'orders/create')).status).toBe(202)
    await work()
    expect(await records.deals()).toMatchObject([{ title: '#9999.1' }])
    expect(await records.contacts()).toMatchObject([{ name: 'Jon Snow-Müller' }])
    expect(await records.deliveries()).toMatchObject([{ problem: 'no-lead' }, { status: 'done' }])
  })

  it('cannot be used to replay an order under a new delivery id, which Shopify does not sign', async () => {
    const { send, work, records } = await opened()
    for (const id of ['w1', 'w2', 'w3']) expect((await send(ORDER, 'orders/create', id)).status).toBe(202)
    await work()
    expect(await records.deliveries()).toHaveLength(1)
    expect(await records.notes()).toHaveLength(1)
  })

  it('adds a later order of the same person to their open deal', async () => {
    const { send, work, records } = await opened()
    await send(ORDER, 'orders/create')
    await send({ ...ORDER, admin_graphql_api_id: 'gid://shopify/Order/2', name: '#10000' }, 'orders/create')
    await work()
    expect(await records.deals()).toHaveLength(1)
    expect((await records.notes()).at(-1)?.text).toContain('#10000')
  })
})

it('In a plain source, an order is known by its shape, and neither it nor a theme becomes a person', async () => {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm, 'generic')
  await door.send(source, ORDER)
  await door.send(source, { admin_graphql_api_id: 'gid://shopify/OnlineStoreTheme/1', name: 'Comfort', role: 'main' })
  await door.send(source, { name: 'Max', email: 'max@example.com' })
  await workLeads(crm, team.workspaceId)
  const { contacts, deals } = recordsOf(crm, team)
  expect((await contacts()).map(({ name }) => name)).toEqual(['Jon Snow-Müller', 'Max'])
  expect((await deals()).map(({ title }) => title)).toEqual(['#9999.1', 'Max'])
})
