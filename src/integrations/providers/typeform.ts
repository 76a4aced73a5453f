/** Typeform: one filled-in form. Answers are identified by the type, reference and title of their question. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../body/json.ts'
import { readPath } from '../body/json-path.ts'
import { fieldOfLabel, type LeadField } from '../lead/lead-fields.ts'
import type { LeadValue } from '../lead/read-lead.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../lead/map-leads.ts'
import type { Provider } from './provider.ts'

/** The value of an answer of any type; a payment or an unknown type is kept whole. */
function answerValue(answer: Json): Json {
  const type = textOf(property(answer, 'type')) ?? ''
  const value = property(answer, type) ?? null
  if (type === 'choice') return textOf(property(value, 'label')) ?? textOf(property(value, 'other')) ?? null
  if (type === 'choices') {
    const other = textOf(property(value, 'other'))
    const labels = listOf(property(value, 'labels')).flatMap((label) => textOf(label) ?? [])
    return [...labels, ...(other === undefined ? [] : [other])].join(', ')
  }
  if (type === 'boolean') return value === true ? 'yes' : 'no'
  return value
}

/** These question types determine the field, whatever the title. */
const FIELD_OF_TYPE: Readonly<Record<string, LeadField>> = { email: 'email', phone_number: 'phone' }

type Answer = { readonly ref: string; readonly title: string; readonly type: string; readonly value: Json }

function answersOf(payload: Json): readonly Answer[] {
  const titles = new Map(
    listOf(readPath(payload, 'form_response.definition.fields')).map((field) => [
      textOf(property(field, 'id')),
      textOf(property(field, 'title')),
    ]),
  )
  return listOf(readPath(payload, 'form_response.answers')).map((answer) => {
    const field = property(answer, 'field')
    const ref = textOf(property(field, 'ref')) ?? textOf(property(field, 'id')) ?? ''
    return {
      ref,
      title: titles.get(textOf(property(field, 'id'))) ?? ref,
      type: textOf(property(answer, 'type')) ?? '',
      value: answerValue(answer),
    }
  })
}

/** Hidden fields come from the address's parameters, such as `utm_source` and often `email` or `name`. */
function hiddenOf(payload: Json): readonly LeadValue[] {
  const hidden = readPath(payload, 'form_response.hidden')
  return isJsonRecord(hidden) ? Object.entries(hidden).map(([label, value]) => ({ label, value })) : []
}

export const typeform: Provider = {
  id: 'typeform',
  displayName: 'Typeform',
  signature: {
    kind: 'hmac',
    header: 'typeform-signature',
    algorithm: 'sha256',
    encoding: 'base64',
    format: { kind: 'single', prefix: 'sha256=' },
    secretEncoding: 'text',
    signed: '{body}',
  },
  secret: { madeBy: 'us', format: 'hex' },
  successStatus: 202,
  dedupe: { from: 'payload', paths: ['event_id'] },
  sample: (at, id) => ({
    payload: {
      event_id: id,
      event_type: 'form_response',
      form_response: {
        form_id: 'example',
        token: id,
        submitted_at: at.toISOString(),
        hidden: { utm_source: 'clientsphere' },
        definition: {
          id: 'example',
          title: 'Contact us',
          fields: [
            { id: 'q1', ref: 'name', type: 'short_text', title: 'Your name' },
            { id: 'q2', ref: 'email', type: 'email', title: 'Your email' },
            { id: 'q3', ref: 'phone', type: 'phone_number', title: 'Your phone' },
            { id: 'q4', ref: 'plan', type: 'multiple_choice', title: 'Which plan interests you?' },
          ],
        },
        answers: [
          { type: 'text', text: 'Test Lead', field: { id: 'q1', ref: 'name', type: 'short_text' } },
          { type: 'email', email: 'test.lead@example.com', field: { id: 'q2', ref: 'email', type: 'email' } },
          {
            type: 'phone_number',
            phone_number: '+12025550143',
            field: { id: 'q3', ref: 'phone', type: 'phone_number' },
          },
          { type: 'choice', choice: { label: 'Team' }, field: { id: 'q4', ref: 'plan', type: 'multiple_choice' } },
        ],
      },
    },
    headers: {},
  }),
  mappable: (payload) =>
    Object.fromEntries([
      ...hiddenOf(payload).map(({ label, value }) => [label, value] as const),
      ...answersOf(payload).map(({ ref, value }) => [ref, value] as const),
    ]),
  map(payload, settings, mapping) {
    const response = property(payload, 'form_response')
    if (!isJsonRecord(response)) {
      const type = property(payload, 'event_type')
      return type === undefined || type === 'form_response' ? UNKNOWN_SHAPE : { kind: 'ignored', reason: 'other-event' }
    }
    const values: readonly LeadValue[] = [
      ...answersOf(payload).map(({ ref, title, type, value }) => {
        // A number or a choice titled “Phone” is a phone; the other types say nothing about the field.
        const field = FIELD_OF_TYPE[type] ?? fieldOfLabel(ref) ?? fieldOfLabel(title) ?? null
        return { label: title, value, field }
      }),
      ...hiddenOf(payload),
      { label: 'token', value: property(response, 'token') ?? null, field: 'externalId' },
      { label: 'submitted_at', value: property(response, 'submitted_at') ?? null, field: 'occurredAt' },
      { label: 'form', value: readPath(response, 'definition.title') ?? null, field: 'source' },
    ]
    return mapLeads([{ values, view: typeform.mappable(payload) }], settings, mapping)
  },
}
