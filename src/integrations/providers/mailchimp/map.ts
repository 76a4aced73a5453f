/** A new subscriber of an audience. Unsubscribed, cleaned and changed addresses are not leads. */
import { isJsonRecord, type Json, property, textOf } from '../../body/json.ts'
import { nestedFields } from '../../body/nested-fields.ts'
import { readPath } from '../../body/json-path.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { LeadField } from '../../lead/lead-fields.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { answerTo } from '../../lead/read-question.ts'
import type { OwnBodies } from '../provider.ts'

const EVENTS = ['subscribe', 'unsubscribe', 'profile', 'upemail', 'cleaned', 'campaign']

/** The merge tags that every audience begins with. */
const FIELD_OF_TAG: Readonly<Record<string, LeadField>> = {
  EMAIL: 'email',
  FNAME: 'firstName',
  LNAME: 'lastName',
  PHONE: 'phone',
}

/** `2026-05-04 10:00:00` */
const FIRED_AT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/u

function eventOf(payload: Json): string | null {
  const type = textOf(property(payload, 'type')) ?? ''
  const list = textOf(readPath(payload, 'data.list_id'))
  return EVENTS.includes(type) && list !== undefined ? type : null
}

function mergesOf(payload: Json): readonly LeadValue[] {
  const merges = readPath(payload, 'data.merges')
  if (!isJsonRecord(merges)) return []
  return Object.entries(merges).map(([tag, value]) => {
    const field = FIELD_OF_TAG[tag]
    if (field !== undefined) return { label: tag, value, field }
    // Groups and addresses are records, of which the note shows the values.
    return isJsonRecord(value) ? { label: tag, value, field: null } : answerTo(tag, value)
  })
}

const mappable: OwnBodies['mappable'] = (payload) => property(nestedFields(payload), 'data') ?? payload

export const mailchimpBodies: OwnBodies = {
  recognises: (payload) =>
    FIRED_AT.test(textOf(property(payload, 'fired_at')) ?? '') && eventOf(nestedFields(payload)) !== null,
  mappable,
  map(payload, settings, mapping) {
    const nested = nestedFields(payload)
    const event = eventOf(nested)
    if (event === null) return UNKNOWN_SHAPE
    if (event !== 'subscribe') return { kind: 'ignored', reason: 'other-event' }
    const read = (path: string) => readPath(nested, path) ?? null
    const values: readonly LeadValue[] = [
      { label: 'email', value: read('data.email'), field: 'email' },
      ...mergesOf(nested).filter(({ label, value }) => label !== 'EMAIL' || value !== read('data.email')),
      { label: 'id', value: read('data.id'), field: 'externalId' },
      { label: 'at', value: read('fired_at'), field: 'occurredAt' },
      { label: 'source', value: 'Mailchimp', field: 'source' },
    ]
    return mapLeads([{ values, view: mappable(payload) }], settings, mapping)
  },
}
