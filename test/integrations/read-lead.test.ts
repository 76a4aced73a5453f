import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'

import type { Json } from '../../src/integrations/body/json.ts'
import { type LeadMapping, suggestMapping, unreadablePaths } from '../../src/integrations/lead/lead-mapping.ts'
import { PROVIDERS } from '../../src/integrations/providers/providers.ts'
import { mapBody, readerOf } from '../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../support/regional-settings.ts'

const map = (payload: Json, mapping?: LeadMapping) => mapBody('generic', payload, GERMAN_IN_ENGLISH, mapping)
const PERSON = { name: 'Ada' }

/** The one lead of a flat payload. */
function leadOf(payload: Json) {
  const result = map(payload)
  if (result.kind !== 'leads') throw new Error(JSON.stringify(result))
  return result.leads[0]
}

test('A flat lead is read completely', () => {
  expect(
    leadOf({
      firstName: ' Ada ',
      lastName: 'Byron',
      email: 'mailto:ada@example.com',
      phone: 4930901820,
      telegramUserId: 1001,
      telegramUsername: 'https://t.me/ada_b',
      company: 'Engines\u0000 & Co',
      jobTitle: 'Analyst',
      title: 'Engine',
      amount: '1 200,50 €',
      note: 'line 1\r\nline 2',
      tags: '#VIP, new client',
      externalId: 77,
      occurredAt: '2026-05-04T12:00:00+02:00',
      source: 'landing',
      utm: { source: 'ads', campaign: 'may' },
      favouriteColour: 'blue',
      address: { city: 'London' },
      newsletter: true,
    }),
  ).toEqual({
    firstName: 'Ada',
    lastName: 'Byron',
    person: {
      name: 'Ada Byron',
      parts: { given: 'Ada', family: 'Byron' },
      email: { value: 'ada@example.com', normalized: 'ada@example.com' },
      phone: { value: '4930901820', e164: '+4930901820' },
      telegram: { userId: 1001, username: 'ada_b' },
      company: 'Engines & Co',
    },
    fields: { contact: { jobTitle: 'Analyst' }, deal: {} },
    title: 'Engine',
    amount: { minor: 120_050, currency: 'EUR' },
    note: 'line 1\nline 2',
    tags: ['vip', 'new-client'],
    externalId: '77',
    occurredAt: '2026-05-04T10:00:00.000Z',
    source: 'landing',
    utm: { source: 'ads', campaign: 'may' },
    unread: [],
    extra: ['favouriteColour: blue', 'address: {"city":"London"}', 'newsletter: true'],
    warnings: [],
  })
})

test.each([
  ['Full name*', 'name'],
  ['first_name', 'firstName'],
  ['E-mail', 'email'],
  ['Phone number', 'phone'],
  ["Ім'я", 'firstName'],
  ['Ім’я', 'firstName'],
  ['ІМʼЯ', 'firstName'],
  ['Телефон', 'phone'],
  ['Назва компанії', 'company'],
  ['UTM Source', 'utmSource'],
])('%s is understood as %s', (label, field) => {
  const value = field === 'email' ? 'a@b.co' : field === 'phone' ? '+12025550143' : 'Something'
  const lead = leadOf({ telegramUserId: 5, [label]: value })
  const { email, phone, ...person } = lead?.person ?? {}
  const read = { ...lead, ...person, email: email?.value, phone: phone?.e164, utmSource: lead?.utm.source }
  expect(read).toMatchObject({ [field]: value })
})

test.each([
  ['email', 'none', 'not-an-email'],
  ['email', 'a@b', 'not-an-email'],
  ['email', 'a@b.co, c@d.co', 'not-an-email'],
  ['phone', 'call me', 'not-a-phone'],
  ['phone', '12', 'not-a-phone'],
  ['telegramUserId', -100123, 'not-a-telegram-id'],
  ['telegramUsername', 'a b', 'not-a-telegram-username'],
  ['amount', '-5', 'not-an-amount'],
  ['amount', { value: 5 }, 'not-an-amount'],
  ['currency', 'doubloons', 'not-a-currency'],
  ['occurredAt', 'yesterday', 'not-a-time'],
  ['occurredAt', '2026-02-31T99:00', 'not-a-time'],
  ['company', { name: 'x' }, 'not-a-text'],
])('A lead with %s %j is kept, with a warning and what was written', (field, value, problem) => {
  const lead = leadOf({ ...PERSON, [field]: value })
  expect(lead).toMatchObject({
    person: { name: 'Ada', email: null, phone: null, telegram: null, company: null },
    unread: [],
    warnings: [{ field, problem }],
  })
  expect(lead).not.toHaveProperty(field)
  expect(lead?.extra).toEqual([`${field}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`])
})

test.each<[string, Json, object, string | undefined]>([
  ['name', 'x'.repeat(129), { person: { name: 'x'.repeat(128) } }, `name: ${'x'.repeat(129)}`],
  [
    'title',
    `${'Ж '.repeat(90)}end`,
    { title: expect.stringMatching(/^(?:Ж ){20,}Ж…$/u) },
    `title: ${'Ж '.repeat(90)}end`,
  ],
  ['company', 'c'.repeat(300), { person: { company: 'c'.repeat(128) } }, `company: ${'c'.repeat(300)}`],
  ['source', `https://example.com/?q=${'y'.repeat(600)}`, {}, `source: https://example.com/?q=${'y'.repeat(600)}`],
  ['utm_campaign', 'z'.repeat(5000), { utm: {} }, `utm_campaign: ${'z'.repeat(5000)}`],
  ['externalId', '7'.repeat(257), {}, `externalId: ${'7'.repeat(257)}`],
  ['note', 'n'.repeat(10_001), { note: `${'n'.repeat(9_999)}…` }, undefined],
  ['note', 'n'.repeat(500_000), { note: `${'n'.repeat(9_999)}…` }, undefined],
])(
  'A %s over its limit does not cost the lead: what fits is used, all of it is in the note',
  (field, value, read, line) => {
    const lead = leadOf({ ...PERSON, email: 'ada@example.com', [field]: value })
    expect(lead).toMatchObject({ ...read, extra: line === undefined ? [] : [line] })
    if (field === 'source' || field === 'externalId') expect(lead).not.toHaveProperty(field)
  },
)

test('Tags over their limits go into the note', () => {
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`)
  expect(leadOf({ ...PERSON, tags: numbered(25) })).toMatchObject({
    tags: numbered(20),
    unread: ['Tags: t20, t21, t22, t23, t24'],
  })
  const long = 'l'.repeat(33)
  expect(leadOf({ ...PERSON, tags: ['vip', long] })).toMatchObject({ tags: ['vip'], unread: [`Tag: ${long}`] })
  expect(leadOf({ ...PERSON, tags: numbered(501) })?.tags).toEqual(numbered(20))
  expect(leadOf({ ...PERSON, tags: numbered(501) })?.extra.join('\n')).toContain('"t500"')
})

test('A megabyte of spaces is not a name', () => {
  const payload = { name: `${' '.repeat(1_000_000)}x` }
  expect(map(payload)).toMatchObject({ kind: 'needs-mapping', reason: 'nobody-to-contact' })
  expect(leadOf({ ...payload, email: 'ada@example.com' })?.person).toMatchObject({ name: '' })
})

test('First and last names that are too long together are cut between characters', () => {
  const lead = leadOf({ firstName: `Ж${'👩‍💻'.repeat(20)}`, lastName: `Ж${'👩‍💻'.repeat(20)}` })
  expect(lead?.person.name).toMatch(/^Ж(?:👩‍💻){20} Ж(?:👩‍💻){5}$/u)
  expect(lead?.unread).toEqual([`Name: Ж${'👩‍💻'.repeat(20)} Ж${'👩‍💻'.repeat(20)}`])
})

test.each([{}, { company: 'Acme', note: 'hi' }, { name: '  ' }, { email: 'none' }, { data: { mail: 'none' } }])(
  'A lead that names nobody needs a mapping: %j',
  (payload) => {
    const result = map(payload)
    expect(result).toMatchObject({ kind: 'needs-mapping', reason: 'nobody-to-contact' })
    expect(result.kind === 'needs-mapping' && result.problems[0]).toEqual({
      field: 'lead',
      problem: 'nobody-to-contact',
    })
  },
)

test('A number that cannot be read becomes the contact’s name if nothing else does, and is in the note', () => {
  const lead = leadOf({ phone: '1234567890123', tags: 'vip' })
  expect(lead?.person).toMatchObject({ name: '1234567890123', phone: null })
  expect(lead?.unread).toEqual(['Phone: 1234567890123'])
})

test('A name without a letter or a digit is not a name', () => {
  expect(map({ name: '!!!' })).toMatchObject({ kind: 'needs-mapping', reason: 'nobody-to-contact' })
  expect(map([{ name: 'Ada' }, { name: '…' }])).toMatchObject({ reason: 'nobody-to-contact', problems: [{ index: 1 }] })
})

test('Unknown keys are bounded in number and length', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`key ${i}`, '🙂'.repeat(2000)]))
  const extra = leadOf({ ...PERSON, email: 'ada@example.com', ...many })?.extra ?? []
  expect(extra).toHaveLength(40)
  expect(Math.max(...extra.map((line) => line.length))).toBeLessThanOrEqual(500)
  expect(extra.at(-1)).toBe('… +461')
  expect(extra.every((line) => Buffer.from(line).toString() === line)).toBe(true)
})

test('A second value of a field is kept alongside the first', () => {
  expect(leadOf({ name: 'Ada', email: 'a@b.co', work_email: 'c@d.co' })).toMatchObject({
    person: { email: { value: 'a@b.co' } },
    extra: ['work_email: c@d.co'],
  })
})

property.prop([fc.jsonValue({ maxDepth: 6 })])('Whatever is sent, no provider throws', (payload) => {
  for (const { id, bodies } of PROVIDERS) {
    const reader = readerOf(id, payload as Json)
    expect(reader.map(GERMAN_IN_ENGLISH).kind).toMatch(/leads|needs-mapping|ignored/u)
    suggestMapping(reader.mappable(GERMAN_IN_ENGLISH), GERMAN_IN_ENGLISH)
    if (bodies.kind === 'own') expect(bodies.recognises?.(payload as Json) ?? false).toBe(false)
  }
})

describe('A mapping', () => {
  const payload = {
    event: 'x',
    data: { contact: { fullName: 'Ada Byron', address: 'ada@example.com', reach: '+44 20 7946 0958', total: '12' } },
    meta: [{ at: 1_777_888_999 }],
  }

  test('is proposed from key names and the look of values, with examples to choose from', () => {
    const { mapping, leaves } = suggestMapping(payload, GERMAN_IN_ENGLISH)
    expect(mapping).toEqual({
      name: 'data.contact.fullName',
      amount: 'data.contact.total',
      email: 'data.contact.address',
      phone: 'data.contact.reach',
    })
    expect(leaves).toContainEqual({ path: 'meta[0].at', example: '1777888999' })
    expect(map(payload, mapping)).toMatchObject({
      kind: 'leads',
      leads: [
        {
          person: {
            name: 'Ada Byron',
            email: { value: 'ada@example.com' },
            phone: { value: '+44 20 7946 0958', e164: '+442079460958' },
          },
          amount: { minor: 1200, currency: 'EUR' },
        },
      ],
    })
  })

  test('takes precedence over key names', () => {
    expect(map({ name: 'Form 7', who: 'Ada' }, { name: 'who' })).toMatchObject({
      leads: [{ person: { name: 'Ada' }, extra: ['name: Form 7'] }],
    })
  })

  test('whose path finds nothing leaves the lead without that field', () => {
    expect(map({ x: 1 }, { email: 'data.mail' })).toMatchObject({ kind: 'needs-mapping', reason: 'nobody-to-contact' })
  })

  test('with an invalid path is reported before it is saved', () => {
    expect(unreadablePaths({ email: 'a.b', name: 'a[?(1)]' })).toEqual(['name'])
  })
})

test('A list is several leads, accepted together or not at all', () => {
  expect(map([{ name: 'A' }, { name: 'B' }])).toMatchObject({
    kind: 'leads',
    leads: [{ person: { name: 'A' } }, { person: { name: 'B' } }],
  })
  expect(map([{ name: 'A' }, {}])).toMatchObject({ kind: 'needs-mapping', problems: [{ index: 1 }] })
  expect(map(Array.from({ length: 101 }, () => PERSON))).toMatchObject({ reason: 'too-many-leads' })
  expect(map([])).toMatchObject({ reason: 'unknown-shape' })
  expect(map([1])).toMatchObject({ reason: 'unknown-shape' })
})
