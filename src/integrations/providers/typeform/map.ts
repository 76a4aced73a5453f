/** One filled-in form. Answers are identified by the type, reference and title of their question. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import { fieldOfLabel, type LeadField } from '../../lead/lead-fields.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { fieldOfQuestion } from '../../lead/read-question.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { OwnBodies } from '../provider.ts'

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

const mappable: OwnBodies['mappable'] = (payload) =>
  Object.fromEntries([
    ...hiddenOf(payload).map(({ label, value }) => [label, value] as const),
    ...answersOf(payload).map(({ ref, value }) => [ref, value] as const),
  ])

export const typeformBodies: OwnBodies = {
  mappable,
  map(payload, settings, mapping) {
    const response = property(payload, 'form_response')
    if (!isJsonRecord(response)) {
      const type = property(payload, 'event_type')
      return type === undefined || type === 'form_response' ? UNKNOWN_SHAPE : { kind: 'ignored', reason: 'other-event' }
    }
    const values: readonly LeadValue[] = [
      ...answersOf(payload).map(({ ref, title, type, value }) => {
        // A number or a choice titled “Phone” is a phone; the other types say nothing about the field.
        const field = FIELD_OF_TYPE[type] ?? fieldOfLabel(ref) ?? fieldOfQuestion(title) ?? null
        return { label: title, value, field }
      }),
      ...hiddenOf(payload),
      { label: 'token', value: property(response, 'token') ?? null, field: 'externalId' },
      { label: 'submitted_at', value: property(response, 'submitted_at') ?? null, field: 'occurredAt' },
      { label: 'form', value: readPath(response, 'definition.title') ?? null, field: 'source' },
    ]
    return mapLeads([{ values, view: mappable(payload) }], settings, mapping)
  },
}
