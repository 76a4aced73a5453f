/** A new user, or an entry of the waitlist. All other events are ignored. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import type { OwnBodies } from '../provider.ts'

const USER = 'user.created'
const WAITLIST = 'waitlistEntry.created'

/** Of several addresses or numbers, the one that is marked as the primary one. */
function primary(data: Json, list: string, mark: string, value: string): Json {
  const all = listOf(property(data, list))
  const id = property(data, mark)
  const chosen = all.find((entry) => property(entry, 'id') === id) ?? all[0]
  return property(chosen, value) ?? null
}

const extraOf = (data: Json, key: string): readonly LeadValue[] => {
  const record = property(data, key)
  return isJsonRecord(record) ? Object.entries(record).map(([label, value]) => ({ label, value, field: null })) : []
}

function userValues(data: Json): readonly LeadValue[] {
  const read = (key: string) => property(data, key) ?? null
  const named = textOf(read('first_name')) ?? textOf(read('last_name'))
  return [
    { label: 'first_name', value: read('first_name'), field: 'firstName' },
    { label: 'last_name', value: read('last_name'), field: 'lastName' },
    { label: 'username', value: read('username'), field: named === undefined ? 'name' : null },
    {
      label: 'email',
      value: primary(data, 'email_addresses', 'primary_email_address_id', 'email_address'),
      field: 'email',
    },
    {
      label: 'phone',
      value: primary(data, 'phone_numbers', 'primary_phone_number_id', 'phone_number'),
      field: 'phone',
    },
    ...extraOf(data, 'unsafe_metadata'),
    ...extraOf(data, 'public_metadata'),
  ]
}

/** In Stripe's events, which also have `object: 'event'`, `data.object` is a record. */
function typeOf(payload: Json): string | null {
  const type = textOf(property(payload, 'type')) ?? ''
  const named = property(payload, 'object') === 'event' && typeof readPath(payload, 'data.object') === 'string'
  return named && /^[a-z]\w*(?:\.\w+)+$/iu.test(type) ? type : null
}

/** What Clerk's events are about. Others have events of the same form, about other things. */
const KINDS: Readonly<Record<string, string>> = { user: 'user', session: 'session', waitlistEntry: 'waitlist_entry' }

function isOfClerk(payload: Json): boolean {
  const kind = KINDS[typeOf(payload)?.split('.')[0] ?? '']
  return kind !== undefined && readPath(payload, 'data.object') === kind
}

export const clerkBodies: OwnBodies = {
  recognises: isOfClerk,
  accepts: (payload) => typeOf(payload) !== null,
  mappable: (payload) => property(payload, 'data') ?? payload,
  map(payload, settings, mapping) {
    const type = typeOf(payload)
    const data = property(payload, 'data')
    if (type === null || !isJsonRecord(data)) return UNKNOWN_SHAPE
    if (type !== USER && type !== WAITLIST) return { kind: 'ignored', reason: 'other-event' }
    const values: readonly LeadValue[] = [
      ...(type === USER
        ? userValues(data)
        : [{ label: 'email', value: data['email_address'] ?? null, field: 'email' } as const]),
      { label: 'id', value: data['id'] ?? null, field: 'externalId' },
      { label: 'at', value: data['created_at'] ?? null, field: 'occurredAt' },
      { label: 'source', value: 'Clerk', field: 'source' },
    ]
    return mapLeads([{ values, view: data }], settings, mapping)
  },
}
