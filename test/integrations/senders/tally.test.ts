import { expect, test } from 'vitest'

import type { Json } from '../../../src/integrations/body/json.ts'
import { mapBody, providerOf, readerOf } from '../../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../../support/regional-settings.ts'

const map = (payload: Json) => mapBody('tally', payload, GERMAN_IN_ENGLISH)

const options = [
  { id: 'a1', text: 'Website 🌐' },
  { id: 'a2', text: 'Звіт' },
]

const FORM: Json = {
  eventId: 'a4cb511e-d513-4fa5-baee-b815d718dfd1',
  eventType: 'FORM_RESPONSE',
  createdAt: '2026-06-28T15:00:21.889Z',
  data: {
    responseId: '2wgx4n',
    submissionId: '2wgx4n',
    respondentId: 'dwQKYm',
    formId: 'VwbNEw',
    formName: 'Заявка',
    createdAt: '2026-06-28T15:00:21.000Z',
    fields: [
      { key: 'question_1', label: 'Як до вас звертатися?', type: 'INPUT_TEXT', value: 'Олена 🌷' },
      { key: 'question_2', label: 'Прізвище', type: 'INPUT_TEXT', value: 'Коваленко' },
      { key: 'question_3', label: 'Куди написати?', type: 'INPUT_EMAIL', value: 'olena@example.com' },
      { key: 'question_4', label: 'Куди зателефонувати?', type: 'INPUT_PHONE_NUMBER', value: '+380501234567' },
      { key: 'question_5', label: 'Company', type: 'INPUT_TEXT', value: 'Kvitka LLC' },
      { key: 'question_6', label: 'What do you need?', type: 'CHECKBOXES', value: ['a1', 'a2'], options },
      { key: 'question_6_a1', label: 'What do you need? (Website 🌐)', type: 'CHECKBOXES', value: true },
      { key: 'question_6_a2', label: 'What do you need? (Звіт)', type: 'CHECKBOXES', value: true },
      { key: 'question_7', label: 'Name', type: 'DROPDOWN', value: ['a1'], options },
      {
        key: 'question_8',
        label: 'When?',
        type: 'MATRIX',
        value: { r1: ['c1'], r2: ['c2', 'c1'] },
        rows: [
          { id: 'r1', text: 'Mon' },
          { id: 'r2', text: 'Tue' },
        ],
        columns: [
          { id: 'c1', text: 'am' },
          { id: 'c2', text: 'pm' },
        ],
      },
      {
        key: 'question_9',
        label: 'Brief',
        type: 'FILE_UPLOAD',
        value: [{ id: 'f', name: 'brief.pdf', url: 'https://storage.example.com/brief.pdf', size: 1 }],
      },
      { key: 'question_10', label: 'Rating', type: 'RATING', value: 4 },
      { key: 'question_11', label: 'Empty', type: 'INPUT_TEXT', value: null },
      { key: 'question_12', label: 'utm_source', type: 'HIDDEN_FIELDS', value: 'newsletter' },
    ],
  },
}

test('A filled-in Tally form is a lead, with answers of every type', () => {
  expect(map(FORM)).toMatchObject({
    kind: 'leads',
    leads: [
      {
        person: {
          name: 'Олена 🌷 Коваленко',
          email: { value: 'olena@example.com' },
          phone: { e164: '+380501234567' },
          company: 'Kvitka LLC',
        },
        externalId: '2wgx4n',
        occurredAt: '2026-06-28T15:00:21.000Z',
        source: 'Заявка',
        utm: { source: 'newsletter' },
        extra: [
          'What do you need?: Website 🌐, Звіт',
          // A choice is never somebody's name, whatever the question.
          'Name: Website 🌐',
          'When?: Mon: am; Tue: pm, am',
          'Brief: https://storage.example.com/brief.pdf',
          'Rating: 4',
        ],
        warnings: [],
      },
    ],
  })
})

test('It is recognised among any bodies; Typeform’s and half a form are not', () => {
  const { bodies } = providerOf('tally')
  const recognises = (payload: Json) => bodies.kind === 'own' && bodies.recognises?.(payload)
  expect(recognises(FORM)).toBe(true)
  expect(readerOf('generic', FORM).map(GERMAN_IN_ENGLISH)).toEqual(map(FORM))
  for (const other of [{}, [], { eventId: '1', eventType: 'FORM_RESPONSE', data: { responseId: '1', fields: [] } }]) {
    expect(recognises(other)).toBe(false)
  }
})

test.each<Json>([
  { eventType: 'FORM_RESPONSE' },
  { eventType: 'FORM_RESPONSE', data: null },
  { eventType: 'FORM_RESPONSE', data: { fields: 'x' } },
  { data: { fields: [] } },
  [[]],
])('A body with missing parts asks for help instead of a crash: %j', (payload) => {
  expect(map(payload)).toMatchObject({ kind: 'needs-mapping', reason: 'unknown-shape' })
})

test('Odd fields are skipped, and a form of a thousand answers is still one lead', () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({
    key: `q${index}`,
    label: `Q${index}`,
    type: 'INPUT_TEXT',
    value: 'x',
  }))
  const fields: Json = [null, 1, {}, { type: 'INPUT_EMAIL' }, ...many, { type: 'INPUT_EMAIL', value: 'a@example.com' }]
  expect(map({ eventType: 'FORM_RESPONSE', data: { fields } })).toMatchObject({
    leads: [{ person: { email: { value: 'a@example.com' } } }],
  })
})

test('Another event of Tally is ignored', () => {
  expect(map({ eventId: '1', eventType: 'FORM_DELETED', data: {} })).toEqual({ kind: 'ignored', reason: 'other-event' })
})
