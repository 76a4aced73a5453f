/**
 * A list of events, of which those about a new contact are leads. The fetched contact is added to its event; an event that
 * already has one, sent on by an automation tool, is mapped as it is.
 */
import { isJsonRecord, type Json, type JsonRecord, listOf, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import type { LeadField } from '../../lead/lead-fields.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { OwnBodies, ReferenceSpec } from '../provider.ts'
import { contactApi } from './contact-api.ts'

/** The id of the type “contact” in events that do not name it. */
const CONTACT_TYPE = '0-1'
/** Our own mark in a stored body: the contact was requested but no longer exists. */
const GONE_MARK = 'clientsphere_gone'

/** Undefined: this property goes where its label belongs, such as a field of contacts. */
const FIELDS: readonly (readonly [name: string, field: LeadField | null | undefined, label: string])[] = [
  ['firstname', 'firstName', 'First name'],
  ['lastname', 'lastName', 'Last name'],
  ['email', 'email', 'Email'],
  ['phone', 'phone', 'Phone'],
  ['mobilephone', 'phone', 'Mobile phone'],
  ['company', 'company', 'Company'],
  ['jobtitle', undefined, 'Job title'],
  ['message', 'note', 'Message'],
  ['createdate', 'occurredAt', 'Created'],
  ['recent_conversion_event_name', 'source', 'Form'],
  ['hs_analytics_source', null, 'Original source'],
  ['website', null, 'Website'],
  ['city', null, 'City'],
  ['country', null, 'Country'],
]

function isNewContact(event: Json): boolean {
  const type = textOf(property(event, 'subscriptionType'))
  return (
    type === 'contact.creation' ||
    (type === 'object.creation' && textOf(property(event, 'objectTypeId')) === CONTACT_TYPE)
  )
}

const isEvent = (event: Json): boolean =>
  textOf(property(event, 'subscriptionType')) !== undefined && property(event, 'portalId') !== undefined

const contactsIn = (payload: Json): readonly Json[] => listOf(payload).filter(isNewContact)
const isGone = (event: Json): boolean => property(event, GONE_MARK) === true
const lacksContact = (event: Json): boolean => !isGone(event) && !isJsonRecord(property(event, 'properties'))

/** An id that JavaScript did not represent exactly would be another contact's. */
function idOf(event: Json): string | null {
  const id = property(event, 'objectId')
  const text = typeof id === 'number' && !Number.isSafeInteger(id) ? undefined : textOf(id)
  return text !== undefined && /^\d{1,20}$/u.test(text) ? text : null
}

function completed(event: Json, answers: ReadonlyMap<string, JsonRecord | 'gone'>): Json {
  if (!isJsonRecord(event) || !isNewContact(event) || !lacksContact(event)) return event
  const answer = answers.get(idOf(event) ?? '')
  if (answer === undefined) return event
  return answer === 'gone' ? { ...event, [GONE_MARK]: true } : { ...event, ...answer }
}

export const hubspotReferences: ReferenceSpec = {
  api: contactApi,
  missing: (payload) => [...new Set(contactsIn(payload).filter(lacksContact).map(idOf))],
  complete: (payload, answers) => listOf(payload).map((event) => completed(event, answers)),
}

/** The same contact in several events of one delivery is one lead. */
function distinct(events: readonly Json[]): readonly Json[] {
  const byId = new Map(events.toReversed().map((event) => [idOf(event), event]))
  return events.filter((event) => byId.get(idOf(event)) === event)
}

const viewOf = (event: Json | undefined): Json => property(event, 'properties') ?? {}

export const hubspotBodies: OwnBodies = {
  recognises: (payload) =>
    listOf(payload).length > 0 && listOf(payload).every(isEvent) && contactsIn(payload).length > 0,
  mappable: (payload) => viewOf(contactsIn(payload).find((event) => !isGone(event))),
  map(payload, settings, mapping) {
    const events = listOf(payload)
    if (events.length === 0 || !events.every(isEvent)) return UNKNOWN_SHAPE
    const contacts = distinct(contactsIn(payload))
    if (contacts.length === 0) return { kind: 'ignored', reason: 'other-event' }
    if (contacts.some(lacksContact)) return { kind: 'needs-mapping', reason: 'answers-missing', problems: [] }
    const available = contacts.filter((event) => !isGone(event))
    if (available.length === 0) return { kind: 'needs-mapping', reason: 'lead-gone', problems: [] }
    const mapped = mapLeads(
      available.map((event) => ({
        view: viewOf(event),
        values: [
          { label: 'objectId', value: property(event, 'objectId') ?? null, field: 'externalId' },
          ...FIELDS.map(([name, field, label]) => ({
            label,
            value: readPath(event, `properties.${name}`) ?? null,
            ...(field !== undefined && { field }),
          })),
        ],
      })),
      settings,
      mapping,
    )
    return mapped.kind === 'leads' && available.length < contacts.length
      ? { ...mapped, problem: 'some-leads-gone' }
      : mapped
  },
}
