/** Our own flat lead, as the standard and the generic provider take it. */
import type { LeadSettings } from '../lead/lead-settings.ts'
import { isJsonRecord, type Json, type JsonRecord } from '../body/json.ts'
import type { LeadMapping } from '../lead/lead-mapping.ts'
import type { LeadValue } from '../lead/read-lead.ts'
import { mapLeads, UNKNOWN_SHAPE } from './map-leads.ts'
import type { MapResult } from './provider.ts'

const UTM = /^(?:source|medium|campaign|term|content)$/iu

/** Uses a record's keys as labels; the keys of a nested `utm` record get the prefix `utm_`. */
function flatValues(record: JsonRecord): readonly LeadValue[] {
  return Object.entries(record).flatMap(([label, value]): readonly LeadValue[] => {
    if (label.toLowerCase() !== 'utm' || !isJsonRecord(value)) return [{ label, value }]
    return Object.entries(value).map(([key, part]) => ({ label: UTM.test(key) ? `utm_${key}` : key, value: part }))
  })
}

/** One flat lead, or a list of them. */
export function mapFlatLeads(payload: Json, settings: LeadSettings, mapping?: LeadMapping): MapResult {
  const records = Array.isArray(payload) ? (payload as readonly Json[]) : [payload]
  if (!records.every(isJsonRecord)) return UNKNOWN_SHAPE
  return mapLeads(
    records.map((record) => ({ values: flatValues(record), view: record })),
    settings,
    mapping,
  )
}

/**
 * A lead for the test button: with an address and a number that belong to nobody (RFC 2606; numbers reserved for
 * fiction).
 */
export function sampleFlatLead(at: Date, id: string): JsonRecord {
  return {
    name: 'Test Lead',
    email: 'test.lead@example.com',
    phone: '+1 202 555 0143',
    company: 'Example Inc.',
    title: 'Test deal',
    amount: 1200.5,
    currency: 'EUR',
    note: 'Sent by the test button',
    tags: ['test'],
    externalId: id,
    occurredAt: at.toISOString(),
    utm: { source: 'clientsphere', campaign: 'test' },
  }
}
