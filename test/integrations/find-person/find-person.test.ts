import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'

import type { Json } from '../../../src/integrations/body/json.ts'
import { isJsonPath, readPath } from '../../../src/integrations/body/json-path.ts'
import { findPerson } from '../../../src/integrations/lead/find-person/find-person.ts'
import { sampleBodies } from '../../support/bodies.ts'

/** What is decided about a body: the outcome, and whom it is about. */
function decided(body: Json) {
  const { outcome, persons } = findPerson(body)
  const values = persons[0]?.values.map(({ field, value }) => `${field}: ${value}`) ?? []
  return { outcome, values: outcome === 'sure' ? values.toSorted() : [] }
}

function withKeys(value: Json, order: (keys: readonly string[]) => readonly string[]): Json {
  if (Array.isArray(value)) return value.map((entry: Json) => withKeys(entry, order))
  if (typeof value !== 'object' || value === null) return value
  const record = value as Record<string, Json>
  return Object.fromEntries(order(Object.keys(record)).map((key) => [key, withKeys(record[key] ?? null, order)]))
}

const bodies = sampleBodies().map(({ body }) => body)
const aBody = fc.constantFrom(...bodies)
/** A word that means nothing to anybody. */
const nonsense = fc.stringMatching(/^zq[bcdfgjkxvw]{4,8}$/u)

property.prop([fc.jsonValue({ maxDepth: 8 })])('Any JSON is searched without an error', (body) => {
  const { outcome, persons } = findPerson(body as Json)
  expect(outcome).toMatch(/sure|ask|nobody/u)
  for (const { values } of persons) {
    for (const { path } of values) expect(path === '' || isJsonPath(path) || path.length > 300).toBe(true)
  }
})

property.prop([aBody, fc.integer()])('The order of keys changes nothing', (body, seed) => {
  const rank = (key: string) => [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 9973, 7)
  expect(decided(withKeys(body, (keys) => keys.toSorted((a, b) => rank(a) - rank(b))))).toEqual(decided(body))
})

property.prop([aBody, nonsense, nonsense, fc.integer({ min: 0, max: 99 })])(
  'Unrelated keys and their names change nothing',
  (body, one, two, value) => {
    if (Array.isArray(body)) return
    const record = body as Record<string, Json>
    expect(decided({ ...record, [one]: value })).toEqual(decided({ ...record, [two]: value }))
  },
)

property.prop([aBody, fc.constantFrom('cashier', 'staff_member', 'createdBy', 'sales_rep', 'касир')])(
  'A cashier who is added is never the person',
  (body, key) => {
    if (Array.isArray(body)) return
    const cashier = { name: 'Cara Till', email: 'cara.till@shop.example', phone: '+12025550199' }
    const { outcome, values } = decided({ ...(body as Record<string, Json>), [key]: cashier })
    if (outcome === 'sure') expect(values.join('\n')).not.toMatch(/Till|cara|5550199/u)
  },
)

test('The paths of everybody who is found lead to the values', () => {
  for (const body of bodies) {
    for (const { values } of findPerson(body).persons) {
      for (const { path, value } of values) expect(JSON.stringify(readPath(body, path))).toContain(value)
    }
  }
})

describe('However a customer is written, the person is found', () => {
  const [name, email] = ['Ada Byron', 'ada@example.com']
  test.each<[string, Json]>([
    ['a record', { customer: { name, email } }],
    ['dotted keys', { 'customer.name': name, 'customer.email': email }],
    ['bracketed keys', { 'customer[name]': name, 'customer[email]': email }],
    ['prefixed keys', { customer_name: name, customer_email: email }],
    ['dashed keys', { 'customer-name': name, 'customer-email': email }],
    ['a list of one', { customers: [{ name, email }] }],
    [
      'labelled answers',
      {
        fields: [
          { label: 'Name', value: name },
          { label: 'Email', value: email },
        ],
      },
    ],
    [
      'questions',
      {
        responses: [
          { question: 'What is your full name?', answer: name },
          { question: 'Your email?', answer: email },
        ],
      },
    ],
    ['JSON in a text', { payload: JSON.stringify({ customer: { name, email } }) }],
    ['lists of addresses', { contact: { name: { first: 'Ada', last: 'Byron' }, emails: [{ value: email }] } }],
    ['Ukrainian words', { дані: { 'Ім’я та прізвище': name, 'Електронна пошта': email } }],
    ['German words', { formular: { Vorname: 'Ada', Nachname: 'Byron', 'E-Mail-Adresse': email } }],
    ['six levels', { data: { item: { payload: { object: { details: { customer: { name, email } } } } } } }],
  ])('as %s', (_, body) => {
    const { outcome, values } = decided(body)
    expect(outcome).toBe('sure')
    expect(values).toContain(`email: ${email}`)
    expect(values.some((value) => value.includes('Ada'))).toBe(true)
  })
})

describe('It is asked, not guessed', () => {
  test.each<[string, Json]>([
    [
      'of two customers',
      {
        one: { customer: { name: 'Ada', email: 'ada@example.com' } },
        two: { customer: { name: 'Bo', email: 'bo@example.com' } },
      },
    ],
    ['with only a cashier', { order: { name: '#1', cashier: { name: 'Cara', email: 'cara@shop.example' } } }],
    ['with a robot’s address', { name: 'Report', email: 'noreply@service.example', rows: 3 }],
    ['when it is about a build', { build: { status: 'failed' }, user: { name: 'Dev', email: 'dev@example.com' } }],
    ['when somebody leaves', { type: 'unsubscribe', data: { email: 'gone@example.com', name: 'Gone Girl' } }],
    [
      'when a user is beside a nameless customer',
      { user: { name: 'Rep', email: 'rep@acme.example' }, customer: { name: 'Ada Byron' } },
    ],
  ])('%s', (_, body) => {
    expect(findPerson(body).outcome).toBe('ask')
  })

  test('and nobody is found in a product, a theme or an order without people', () => {
    for (const body of [
      { id: 5, name: 'Comfort', role: 'main' },
      { name: '#9999.1', total_price: '5.00' },
      { product: { name: 'Mug' } },
    ]) {
      expect(findPerson(body).outcome).toBe('nobody')
    }
  })
})

describe('What is offered when it is asked', () => {
  const offered = (body: Json) => findPerson(body).persons.map(({ values }) => values.map(({ value }) => value))

  test('is no browser and no message id', () => {
    const body = {
      event: 'unsubscribed',
      recipient: 'ada@example.com',
      message: { headers: { 'message-id': '20260101.abc@mail.example.com' } },
      'client-info': { 'client-name': 'Firefox', 'client-os': 'Linux' },
    }
    expect(offered(body)).toEqual([['ada@example.com']])
  })

  test.each<[string, Json, string]>([
    [
      'whoever was written to',
      { type: 'email.clicked', data: { from: 'Us <hi@acme.example>', to: ['ada@example.com'] } },
      'ada@example.com',
    ],
    [
      'whoever was called',
      { direction: 'outbound', from: { phone: '+13125550101' }, to: [{ phone: '+13125550102' }] },
      '+13125550102',
    ],
    [
      'whoever called',
      { call: { direction: 'in' }, parties: { to: '+13125550101', from: '+13125550102' } },
      '+13125550102',
    ],
    [
      'whoever has no extension',
      { caller: { phone_number: '+13125550101', extension_id: 'x' }, callee: { phone_number: '+13125550102' } },
      '+13125550102',
    ],
  ])('is first %s', (_, body, value) => {
    expect(offered(body)[0]).toContain(value)
  })
})
