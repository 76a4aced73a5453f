/** One filled-in form. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { OwnBodies } from '../provider.ts'
import { tallyAnswers } from './read-answer.ts'

const formOf = (payload: Json): Json => property(payload, 'data') ?? null

/** Answers by their question; by its key if it has no text. */
const mappable: OwnBodies['mappable'] = (payload) => {
  const answers = tallyAnswers(property(formOf(payload), 'fields'))
  return Object.fromEntries(answers.map(({ key, label, value }) => [label === '' ? key : label, value]))
}

export const tallyBodies: OwnBodies = {
  recognises(payload) {
    const form = formOf(payload)
    const fields = listOf(property(form, 'fields'))
    return (
      textOf(property(payload, 'eventId')) !== undefined &&
      property(payload, 'eventType') === 'FORM_RESPONSE' &&
      textOf(property(form, 'responseId')) !== undefined &&
      fields.length > 0 &&
      fields.every((field) => textOf(property(field, 'key')) !== undefined && property(field, 'type') !== undefined)
    )
  },
  mappable,
  map(payload, settings, mapping) {
    const type = property(payload, 'eventType')
    if (typeof type === 'string' && type !== 'FORM_RESPONSE') return { kind: 'ignored', reason: 'other-event' }
    const form = formOf(payload)
    if (type === undefined || !isJsonRecord(form) || !Array.isArray(property(form, 'fields'))) return UNKNOWN_SHAPE
    const values = [
      ...tallyAnswers(property(form, 'fields')),
      { label: 'responseId', value: property(form, 'responseId') ?? null, field: 'externalId' as const },
      { label: 'createdAt', value: property(form, 'createdAt') ?? null, field: 'occurredAt' as const },
      { label: 'Form', value: property(form, 'formName') ?? null, field: 'source' as const },
    ]
    return mapLeads([{ values, view: mappable(payload) }], settings, mapping)
  },
}
