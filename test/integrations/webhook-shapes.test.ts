import { describe, expect, test } from 'vitest'

import type { Json, JsonRecord } from '../../src/integrations/body/json.ts'
import { PROVIDERS } from '../../src/integrations/providers/providers.ts'
import { mapBody, providerOf, readerOf } from '../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../support/regional-settings.ts'

const map = (id: string, payload: Json) => mapBody(id, payload, GERMAN_IN_ENGLISH)
const IGNORED = { kind: 'ignored' }
const SHAPES = PROVIDERS.filter(({ group, bodies }) => group === 'webhook' && bodies.kind === 'own').map(({ id }) => id)

const ADA = { name: 'Ada Byron', email: { value: 'ada@example.com' } }

function recognisers(payload: Json): readonly string[] {
  return PROVIDERS.flatMap(({ id, group, bodies }) =>
    group === 'webhook' && bodies.kind === 'own' && bodies.recognises?.(payload) === true ? [id] : [],
  )
}

describe.each(SHAPES)('The sample of %s', (id) => {
  const { payload } = providerOf(id).sample(new Date('2026-05-04T10:00:00Z'), '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d')

  test('is recognised by that sender and no other, and understood in a source for anything', () => {
    expect(recognisers(payload)).toEqual([id])
    const lead = { kind: 'leads', leads: [{ person: { name: 'Test Lead' }, warnings: [] }] }
    expect(map('generic', payload)).toMatchObject(lead)
    expect(map('standard', payload)).toMatchObject(lead)
  })

  test('has its values for a mapping', () => {
    expect(JSON.stringify(readerOf(id, payload).mappable(GERMAN_IN_ENGLISH))).toContain('test.lead@example.com')
  })

  test('without any one of its parts never throws', () => {
    for (const key of Object.keys(payload as object)) {
      const cut = Object.fromEntries(Object.entries(payload as object).filter(([name]) => name !== key)) as Json
      for (const replaced of [cut, { ...(payload as object), [key]: null }, { ...(payload as object), [key]: [[]] }]) {
        expect(() => [
          map(id, replaced),
          readerOf(id, replaced).mappable(GERMAN_IN_ENGLISH),
          recognisers(replaced),
        ]).not.toThrow()
      }
    }
  })
})

test.each<Json>([
  { name: 'Ada', email: 'ada@example.com' },
  { type: 'lead.created', data: { object: 'user', email: 'ada@example.com' } },
  { id: 'evt_1', object: 'event', type: 'customer.created', data: { object: { id: 'cus_1', email: 'a@example.com' } } },
  { type: 'subscribe', data: { email: 'ada@example.com' } },
  { triggerType: 'webhook', payload: { email: 'ada@example.com' } },
  { 'your-name': 'Ada' },
  { fields: { email: { value: 'ada@example.com' } } },
  { form_id: '7', form_name: 'Contact', email: 'ada@example.com' },
  { formID: 'contact', submissionID: '1', rawRequest: '{}' },
  { formID: '240000000000001', submissionID: '6000000000000001', rawRequest: 'not json' },
  { tranid: 'TX-1', formid: 'form1' },
  { test: 'test', name: 'Ada' },
  { type: 'notification_event', topic: 'contact.created' },
  { type: 'google_forms.response' },
  [],
])('A stranger’s body is not taken for any of them: %j', (payload) => {
  expect(recognisers(payload)).toEqual([])
})

describe('Jotform', () => {
  const form = (answers: object) => ({
    formID: '240000000000001',
    submissionID: '6000000000000001',
    formTitle: 'Quote',
    webhookURL: 'https://crm.example.com/webhooks/k/secret',
    rawRequest: JSON.stringify({ slug: 'submit/1', q1_email: 'ada@example.com', ...answers }),
  })
  const NAME = { q3_name: { prefix: 'Dr.', first: 'Ada', last: 'Byron' } }

  test.each([
    [{ full: '(0170) 1234567' }, '+491701234567'],
    [{ area: '0170', phone: '1234567' }, '+491701234567'],
    [{ country: '49', area: '170', phone: '1234567' }, '+491701234567'],
  ])('A phone of parts %j', (phone, e164) => {
    expect(map('jotform', form({ ...NAME, q5_phoneNumber: phone }))).toMatchObject({
      leads: [{ person: { ...ADA, phone: { e164 } }, source: 'Quote' }],
    })
  })

  test('The other parts go into the note, each in words', () => {
    const answers = {
      ...NAME,
      q6_address: { addr_line1: 'Main St 1', addr_line2: '', city: 'Berlin', postal: '10115', country: 'Germany' },
      q7_eventDate: { day: '04', month: '05', year: '2026' },
      q8_whatInterests: ['Training', 'Support'],
    }
    expect(map('jotform', form(answers))).toMatchObject({
      leads: [
        {
          extra: [
            'address: Main St 1, Berlin, 10115, Germany',
            'event Date: 2026-05-04',
            'what Interests: Training, Support',
          ],
        },
      ],
    })
  })

  test('Another person’s name is never mixed with the sender’s', () => {
    const answers = { q3_name: { first: 'Ada', last: '' }, q9_emergencyContact: { first: 'Max', last: 'Planck' } }
    expect(map('jotform', form(answers))).toMatchObject({
      leads: [{ person: { name: 'Ada' }, extra: ['emergency Contact: Max Planck'] }],
    })
  })
})

describe('Webflow', () => {
  const body = (data: JsonRecord) => ({
    triggerType: 'form_submission',
    payload: { name: 'Contact Us', siteId: 's', id: 'f1', submittedAt: '2026-05-04T09:58:12.000Z', data },
  })

  test('gives what its documentation’s example asks for', () => {
    const data = { 'First Name': 'Ada', 'Last Name': 'Byron', email: 'ada@example.com', 'Phone Number': 491701234567 }
    expect(map('webflow', body(data))).toMatchObject({
      leads: [{ person: ADA, source: 'Contact Us', externalId: 'f1', occurredAt: '2026-05-04T09:58:12.000Z' }],
    })
  })

  test('Other events are ignored', () => {
    expect(map('webflow', { triggerType: 'site_publish', payload: { site: 's' } })).toMatchObject(IGNORED)
  })
})

describe('Elementor', () => {
  test('Without Advanced Data, labels are read', () => {
    const payload = { Name: 'Ada Byron', 'Your email': 'ada@example.com', form_id: 'a1', form_name: 'Contact' }
    expect(map('elementor', payload)).toMatchObject({ leads: [{ person: ADA, source: 'Contact', extra: [] }] })
  })

  test('A contradicting name in brackets costs nothing', () => {
    const payload = {
      'form[id]': 'a1',
      'fields[email][id]': 'email',
      'fields[email][value]': 'ada@example.com',
      fields: 'x',
    }
    const found = { leads: [{ person: { email: { value: 'ada@example.com' } } }] }
    expect(map('elementor', payload)).toMatchObject(found)
    expect(map('elementor', { ...payload, 'fields[a][b][c][d][e][f][g]': '1' })).toMatchObject(found)
  })
})

test('A form of Contact Form 7 with only the names that its editor makes is read', () => {
  const payload = { 'email-4': 'ada@example.com', 'textarea-2': 'Hello', 'text-1': 'Engine' }
  expect(map('contact-form-7', payload)).toMatchObject({
    leads: [{ person: { email: { value: 'ada@example.com' } }, note: 'Hello' }],
  })
})

test('Contact Form 7’s own names and those that its editor makes are read', () => {
  const payload = {
    _wpcf7: '12',
    'your-name': 'Ada Byron',
    'your-email': 'ada@example.com',
    'tel-123': '+49 170 1234567',
    'your-subject': 'Engine',
    'your-message': 'Hello',
    'checkbox-7[]': ['A', 'B'],
    _wpcf7_unit_tag: 'x',
  }
  expect(map('contact-form-7', payload)).toMatchObject({
    leads: [
      {
        person: { ...ADA, phone: { e164: '+491701234567' } },
        title: 'Engine',
        note: 'Hello',
        extra: ['checkbox-7[]: A, B'],
      },
    ],
  })
})

describe('Mailchimp', () => {
  const event = (type: string, more: JsonRecord = {}) => ({
    type,
    fired_at: '2026-05-04 10:00:00',
    'data[id]': '8a25ff1d98',
    'data[list_id]': 'a6b5da1054',
    ...more,
  })

  test('A new subscriber is a lead, with the other fields in the note', () => {
    const payload = event('subscribe', {
      'data[email]': 'ada@example.com',
      'data[merges][EMAIL]': 'ada@example.com',
      'data[merges][FNAME]': 'Ada',
      'data[merges][LNAME]': 'Byron',
      'data[merges][COMPANY]': 'Engines',
      'data[merges][INTERESTS]': 'Group1,Group2',
    })
    expect(map('mailchimp', payload)).toMatchObject({
      leads: [
        {
          person: { ...ADA, company: 'Engines' },
          occurredAt: '2026-05-04T10:00:00.000Z',
          extra: ['INTERESTS: Group1,Group2'],
        },
      ],
    })
  })

  test.each(['unsubscribe', 'profile', 'upemail', 'cleaned', 'campaign'])('“%s” is ignored', (type) => {
    expect(map('mailchimp', event(type))).toMatchObject(IGNORED)
    expect(map('generic', event(type))).toMatchObject(IGNORED)
  })
})

describe('Intercom', () => {
  const event = (topic: string, item: JsonRecord) => ({
    type: 'notification_event',
    app_id: 'a',
    id: 'notif_1',
    topic,
    data: { type: 'notification_event_data', item },
  })

  test('A conversation is its author and what was written, without markup', () => {
    const item = {
      type: 'conversation',
      id: '12',
      created_at: 1_777_888_692,
      source: {
        subject: '<p>Engine</p>',
        body: '<p>How much is it?<br>I &lt;3 it &amp;lt;</p>',
        author: { type: 'lead', name: 'Ada Byron', email: 'ada@example.com' },
      },
    }
    expect(map('intercom', event('conversation.user.created', item))).toMatchObject({
      leads: [{ person: ADA, title: 'Engine', note: 'How much is it?\nI <3 it &lt;', externalId: '12' }],
    })
  })

  test('So it is in the older versions of their API', () => {
    const item = { user: { name: 'Ada Byron', email: 'ada@example.com' }, conversation_message: { body: '<p>Hi</p>' } }
    expect(map('intercom', event('conversation.user.created', item))).toMatchObject({
      leads: [{ person: ADA, note: 'Hi' }],
    })
  })

  test('A new contact is a lead; a visitor without a name, a ping and other topics are not', () => {
    const contact = { type: 'contact', id: '1', name: 'Ada Byron', email: 'ada@example.com', phone: null }
    expect(map('intercom', event('contact.created', { ...contact, custom_attributes: { plan: 'Pro' } }))).toMatchObject(
      { leads: [{ person: ADA, extra: ['plan: Pro'] }] },
    )
    expect(map('intercom', event('contact.created', { type: 'contact', name: null }))).toMatchObject(IGNORED)
    expect(map('intercom', event('ping', { type: 'ping' }))).toMatchObject(IGNORED)
    expect(map('intercom', event('conversation.admin.closed', { id: '1' }))).toMatchObject(IGNORED)
  })
})
