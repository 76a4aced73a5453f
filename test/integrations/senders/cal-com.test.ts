import { expect, test } from 'vitest'

import type { Json } from '../../../src/integrations/body/json.ts'
import { mapBody } from '../../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../../support/regional-settings.ts'

const map = (payload: Json) => mapBody('cal-com', payload, GERMAN_IN_ENGLISH)

const BOOKING = {
  type: '60min',
  title: '60min between Pro Example and John Doe',
  description: '',
  startTime: '2026-05-25T09:30:00Z',
  endTime: '2026-05-25T10:30:00Z',
  organizer: { id: 5, name: 'Pro Example', email: 'pro@example.com', timeZone: 'Asia/Kolkata' },
  responses: {
    name: { label: 'your_name', value: { firstName: 'John', lastName: 'Doe' } },
    email: { label: 'email_address', value: 'john.doe@example.com' },
    location: { label: 'location', value: { optionValue: '', value: 'inPerson' } },
    attendeePhoneNumber: { label: 'phone_number', value: '+4915112345678' },
    notes: { label: 'additional_notes', value: 'Bring\nthe contract' },
    guests: { label: 'additional_guests', value: ['b@example.com'] },
    firma: { label: 'Company', value: 'Doe & Co' },
  },
  userFieldsResponses: { firma: { label: 'Company', value: 'Doe & Co' } },
  attendees: [
    { email: 'john.doe@example.com', name: 'John Doe', timeZone: 'Asia/Kolkata', language: { locale: 'en' } },
  ],
  location: 'integrations:daily',
  uid: 'bFJeNb2uX8ANpT3JL5EfXw',
  eventTitle: '60min',
  price: 0,
  currency: 'usd',
  metadata: { videoCallUrl: 'https://app.cal.com/video/b' },
  status: 'ACCEPTED',
}
const event = (triggerEvent: string, payload: Json = BOOKING): Json => ({
  triggerEvent,
  createdAt: '2026-05-24T09:30:00.538Z',
  payload,
})

test('A booking is a lead of the attendee, never of the host', () => {
  expect(map(event('BOOKING_CREATED'))).toEqual({
    kind: 'leads',
    leads: [
      {
        firstName: 'John',
        lastName: 'Doe',
        person: {
          name: 'John Doe',
          parts: { given: 'John', family: 'Doe' },
          email: { value: 'john.doe@example.com', normalized: 'john.doe@example.com' },
          phone: { value: '+4915112345678', e164: '+4915112345678' },
          telegram: null,
          company: 'Doe & Co',
        },
        fields: { contact: {}, deal: {} },
        note: 'Bring\nthe contract',
        externalId: 'bFJeNb2uX8ANpT3JL5EfXw',
        occurredAt: '2026-05-24T09:30:00.538Z',
        source: '60min',
        tags: [],
        utm: {},
        unread: [],
        extra: [
          'additional guests: b@example.com',
          'Meeting: 2026-05-25T09:30:00Z',
          'Meeting link: https://app.cal.com/video/b',
          'Time zone: Asia/Kolkata',
        ],
        warnings: [],
      },
    ],
  })
})

test.each(['BOOKING_REQUESTED', 'BOOKING_RESCHEDULED'])('%s is a lead, too', (name) => {
  expect(map(event(name))).toMatchObject({ kind: 'leads', leads: [{ person: { name: 'John Doe' } }] })
})

test.each(['BOOKING_CANCELLED', 'BOOKING_REJECTED', 'BOOKING_PAID', 'MEETING_ENDED', 'RECORDING_READY', 'OOO_CREATED'])(
  '%s is ignored',
  (name) => expect(map(event(name))).toEqual({ kind: 'ignored', reason: 'other-event' }),
)

test('The ping is ignored as one', () => {
  expect(map(event('PING', { type: 'Test', attendees: [] }))).toEqual({ kind: 'ignored', reason: 'ping' })
})

test('The answers to a routing form are a lead', () => {
  const form = {
    formId: 'f1',
    formName: 'Demo',
    responses: {
      'Your name': { value: 'Ada' },
      Email: { value: 'ada@example.com' },
      'Team size': { value: { id: 'x', label: '11–50' }, response: { id: 'x', label: '11–50' } },
    },
  }
  expect(map(event('FORM_SUBMITTED', form))).toMatchObject({
    leads: [
      { person: { name: 'Ada', email: { value: 'ada@example.com' } }, source: 'Demo', extra: ['Team size: 11–50'] },
    ],
  })
})

test.each<Json>([
  { triggerEvent: 'BOOKING_CREATED' },
  { triggerEvent: 'BOOKING_CREATED', payload: [] },
  { payload: BOOKING },
])('A body with missing parts asks for help: %j', (payload) => {
  expect(map(payload)).toMatchObject({ kind: 'needs-mapping', reason: 'unknown-shape' })
})

test('A booking without an attendee asks where the person is', () => {
  const nobody = { ...BOOKING, attendees: [null], responses: { name: null, email: 7, x: [] }, userFieldsResponses: [] }
  expect(map(event('BOOKING_CREATED', nobody))).toMatchObject({ kind: 'needs-mapping', reason: 'nobody-to-contact' })
})
