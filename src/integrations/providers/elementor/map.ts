/** One filled-in form: with Advanced Data every field with its type and title, otherwise only titles and values. */
import { isJsonRecord, type Json, type JsonRecord, property, textOf } from '../../body/json.ts'
import { nestedFields } from '../../body/nested-fields.ts'
import { readPath } from '../../body/json-path.ts'
import type { LeadField } from '../../lead/lead-fields.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { answerTo } from '../../lead/read-question.ts'
import type { OwnBodies } from '../provider.ts'

/** These types of a field determine what it is, whatever its title. */
const FIELD_OF_TYPE: Readonly<Record<string, LeadField>> = { email: 'email', tel: 'phone' }

/** What Elementor adds to the answers, if its form is set so. */
const META = new Set(['form_id', 'form_name', 'Date', 'Time', 'Page URL', 'User Agent', 'Remote IP', 'Powered by'])

/** The fields by id, if each one is what Elementor sends of a field. */
function fieldsOf(payload: Json): JsonRecord | null {
  const fields = property(nestedFields(payload), 'fields')
  if (!isJsonRecord(fields)) return null
  const all = Object.values(fields)
  const whole = all.every((field) => property(field, 'id') !== undefined && property(field, 'value') !== undefined)
  return all.length > 0 && whole ? fields : null
}

function answersOf(fields: JsonRecord): readonly LeadValue[] {
  return Object.entries(fields).map(([id, field]) => {
    const title = textOf(property(field, 'title')) ?? id
    const value = property(field, 'value') ?? null
    const certain = FIELD_OF_TYPE[textOf(property(field, 'type')) ?? '']
    if (certain !== undefined) return { label: title, value, field: certain }
    const asked = answerTo(title, value)
    return asked.field === undefined ? { ...answerTo(id, value), label: title } : asked
  })
}

const simple = (payload: JsonRecord): readonly LeadValue[] =>
  Object.entries(payload)
    .filter(([key]) => !META.has(key))
    .map(([question, answer]) => answerTo(question, answer))

const isSimple = (payload: Json) => property(payload, 'form_id') !== undefined && 'form_name' in Object(payload)

const mappable: OwnBodies['mappable'] = (payload) => {
  const fields = fieldsOf(payload)
  if (fields === null) return payload
  return Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, property(field, 'value') ?? null]))
}

export const elementorBodies: OwnBodies = {
  recognises: (payload) =>
    (fieldsOf(payload) !== null && textOf(readPath(nestedFields(payload), 'form.id')) !== undefined) ||
    (isSimple(payload) && property(payload, 'Powered by') === 'Elementor'),
  accepts: (payload) => fieldsOf(payload) !== null || isSimple(payload),
  mappable,
  map(payload, settings, mapping) {
    const fields = fieldsOf(payload)
    if (fields === null && !isSimple(payload)) return UNKNOWN_SHAPE
    const nested = nestedFields(payload)
    const read = (path: string) => readPath(nested, path) ?? null
    const values: readonly LeadValue[] =
      fields !== null
        ? [
            ...answersOf(fields),
            { label: 'form', value: read('form.name'), field: 'source' },
            { label: 'Page', value: read('meta.page_url.value'), field: null },
          ]
        : [
            ...(isJsonRecord(payload) ? simple(payload) : []),
            { label: 'form', value: read('form_name'), field: 'source' },
            { label: 'Page', value: read('["Page URL"]'), field: null },
          ]
    return mapLeads([{ values, view: mappable(payload) }], settings, mapping)
  },
}
