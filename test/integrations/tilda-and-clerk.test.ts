import { describe, expect, test } from 'vitest'

import type { Json, JsonRecord } from '../../src/integrations/body/json.ts'
import { mapBody } from '../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../support/regional-settings.ts'

const map = (id: string, payload: Json) => mapBody(id, payload, GERMAN_IN_ENGLISH)
const IGNORED = { kind: 'ignored' }
const ADA = { name: 'Ada Byron', email: { value: 'ada@example.com' } }

describe('Tilda', () => {
  const form = { Name: 'Ada Byron', Email: 'ada@example.com', tranid: '1:2', formid: 'form1', formname: 'Cart' }

  test.each([
    ['in fields', { 'payment[amount]': '120.50', 'payment[orderid]': '77', 'payment[products][0][name]': 'Engine' }],
    ['as JSON', { payment: '{"amount":"120.50","orderid":"77","products":[{"name":"Engine","quantity":2}]}' }],
    ['as JSON with lines', { payment: '{"amount":120.5,"orderid":77,"products":["Engine x 2 = 120.50"]}' }],
  ])('An order %s gives the amount and the products', (_how, order) => {
    const mapped = map('tilda', { ...form, ...order })
    expect(mapped).toMatchObject({ leads: [{ person: ADA, amount: { minor: 12_050 }, source: 'Cart' }] })
    expect(JSON.stringify(mapped)).toMatch(/Order: 77.*Products: Engine/u)
  })

  test('Its test is no lead, in its own source and in one for anything', () => {
    expect(map('tilda', { test: 'test' })).toMatchObject(IGNORED)
    expect(map('generic', { test: 'test' })).toMatchObject(IGNORED)
  })
})

describe('Clerk', () => {
  const event = (type: string, data: JsonRecord) => ({
    object: 'event',
    type,
    instance_id: 'ins_1',
    timestamp: 1,
    data,
  })

  test('A new user is a lead, with the primary address', () => {
    const data = {
      object: 'user',
      id: 'user_1',
      first_name: 'Ada',
      last_name: 'Byron',
      username: 'ada',
      primary_email_address_id: 'idn_2',
      email_addresses: [
        { id: 'idn_1', email_address: 'old@example.com' },
        { id: 'idn_2', email_address: 'ada@example.com' },
      ],
      phone_numbers: [],
      unsafe_metadata: { team: 'Engines' },
    }
    expect(map('clerk', event('user.created', data))).toMatchObject({
      leads: [{ person: ADA, externalId: 'user_1', extra: ['username: ada', 'team: Engines'] }],
    })
  })

  test('So is an entry of the waitlist; other events are not', () => {
    const entry = { object: 'waitlist_entry', id: 'w', email_address: 'ada@example.com' }
    expect(map('clerk', event('waitlistEntry.created', entry))).toMatchObject({
      leads: [{ person: { email: { value: 'ada@example.com' } } }],
    })
    expect(map('clerk', event('session.created', { object: 'session' }))).toMatchObject(IGNORED)
    expect(map('generic', event('user.deleted', { object: 'user', deleted: true }))).toMatchObject(IGNORED)
  })
})
