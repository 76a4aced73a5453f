/** HubSpot's CRM API, which has the contact that an event only names. */
import { type Json, type JsonRecord, isJsonRecord, property, textOf } from '../../body/json.ts'
import { type FetchedReference, judgeStatus } from '../../references/fetched-reference.ts'
import type { ReferenceApi } from '../../references/fetch-reference.ts'

/** Only what a lead can use: the whole contact has some hundred properties. */
export const CONTACT_PROPERTIES = [
  'firstname',
  'lastname',
  'email',
  'phone',
  'mobilephone',
  'company',
  'jobtitle',
  'website',
  'city',
  'country',
  'message',
  'createdate',
  'hs_analytics_source',
  'recent_conversion_event_name',
] as const

/** Keeps only the requested properties that are set. */
function contactIn(body: Json, id: string): JsonRecord | null {
  const properties = property(body, 'properties')
  if (!isJsonRecord(properties) || textOf(property(body, 'id')) !== id) return null
  const known = CONTACT_PROPERTIES.flatMap((name) => {
    const value = textOf(property(properties, name))
    return value === undefined ? [] : [[name, value] as const]
  })
  return { properties: Object.fromEntries(known) }
}

/** @param id the requested contact's id: a response about another one is not accepted */
export function judgeContact(status: number, body: Json | undefined, id: string): FetchedReference {
  const byStatus = judgeStatus(status)
  if (byStatus !== null) return byStatus
  if (status >= 400) return { kind: 'refused', reason: 'answers-refused' }
  const lead = status === 200 && body !== undefined ? contactIn(body, id) : null
  return lead === null ? { kind: 'refused', reason: 'answers-unreadable' } : { kind: 'lead', lead }
}

export const contactApi: ReferenceApi = {
  url: 'https://api.hubapi.com',
  path: (id) => `/crm/v3/objects/contacts/${id}?properties=${CONTACT_PROPERTIES.join(',')}`,
  judge: judgeContact,
}
