/** One booked or moved meeting, or the answers to a routing form: the person's own values, and the answers. */
import { isJsonRecord, type Json, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import type { LeadField } from '../../lead/lead-fields.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { OwnBodies } from '../provider.ts'
import { responsesIn } from './read-responses.ts'

/** A moved meeting is told like a new one: it is added to the open deal, with its new time. */
const LEADS = ['BOOKING_CREATED', 'BOOKING_REQUESTED', 'BOOKING_RESCHEDULED', 'FORM_SUBMITTED']

const ATTENDEE: readonly (readonly [path: string, field: LeadField])[] = [
  ['attendees[0].name', 'name'],
  ['attendees[0].email', 'email'],
  ['attendees[0].phoneNumber', 'phone'],
]

/** The type of meeting: the title would also name the host, who is not the lead. */
const ABOUT: readonly (readonly [path: string, field: LeadField | null, label: string])[] = [
  ['uid', 'externalId', 'uid'],
  ['formName', 'source', 'Form'],
  ['eventTitle', 'source', 'Meeting type'],
  ['startTime', null, 'Meeting'],
  ['location', null, 'Meeting place'],
  ['metadata.videoCallUrl', null, 'Meeting link'],
  ['attendees[0].timeZone', null, 'Time zone'],
  ['rescheduleStartTime', null, 'Rescheduled from'],
]

/** `integrations:daily` is an internal name of Cal.com. */
const isInternal = (value: Json): boolean => typeof value === 'string' && value.startsWith('integrations:')

const bookingOf = (payload: Json): Json => property(payload, 'payload') ?? null

const answersOf = (booking: Json): readonly LeadValue[] => [
  ...responsesIn(property(booking, 'responses')),
  ...responsesIn(property(booking, 'userFieldsResponses')),
]

const mappable: OwnBodies['mappable'] = (payload) => {
  const booking = bookingOf(payload)
  if (!isJsonRecord(booking)) return {}
  const answers = Object.fromEntries(answersOf(booking).map(({ label, value }) => [label, value]))
  return { ...answers, attendees: property(booking, 'attendees') ?? [] }
}

/** The same answer under two slugs or names is said once. */
function distinct(values: readonly LeadValue[]): readonly LeadValue[] {
  const seen = new Set<string>()
  return values.filter(({ label, value, field }) => {
    const name = `${field ?? label}\n${JSON.stringify(value)}`
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}

export const calComBodies: OwnBodies = {
  recognises: (payload) =>
    /^(?:BOOKING_[A-Z_]+|FORM_SUBMITTED)$/u.test(textOf(property(payload, 'triggerEvent')) ?? '') &&
    textOf(property(payload, 'createdAt')) !== undefined &&
    isJsonRecord(bookingOf(payload)),
  mappable,
  map(payload, settings, mapping) {
    const event = property(payload, 'triggerEvent')
    if (event === 'PING') return { kind: 'ignored', reason: 'ping' }
    if (typeof event === 'string' && !LEADS.includes(event)) return { kind: 'ignored', reason: 'other-event' }
    const booking = bookingOf(payload)
    if (event === undefined || !isJsonRecord(booking)) return UNKNOWN_SHAPE
    const at = (path: string): Json => readPath(booking, path) ?? null
    const values = distinct([
      ...ATTENDEE.map(([path, field]) => ({ label: field, value: at(path), field })),
      ...answersOf(booking),
      { label: 'createdAt', value: property(payload, 'createdAt') ?? null, field: 'occurredAt' },
      ...ABOUT.map(([path, field, label]) => ({ label, value: at(path), field })),
    ]).filter(({ value }) => !isInternal(value))
    return mapLeads([{ values, view: mappable(payload) }], settings, mapping)
  },
}
