/** Maps a body that no provider recognises: one flat lead, or a list of them, whose fields are known by their names. */
import type { LeadSettings } from './lead-settings.ts'
import { isJsonRecord, type Json, type JsonRecord } from '../body/json.ts'
import type { LeadMapping } from './lead-mapping.ts'
import type { LeadValue } from './read-lead.ts'
import { mapLeads, UNKNOWN_SHAPE } from './map-leads.ts'
import type { MapResult } from './map-result.ts'

const UTM = /^(?:source|medium|campaign|term|content)$/iu

/** Uses a record's keys as labels; the keys of a nested `utm` record get the prefix `utm_`. */
function flatValues(record: JsonRecord): readonly LeadValue[] {
  return Object.entries(record).flatMap(([label, value]): readonly LeadValue[] => {
    if (label.toLowerCase() !== 'utm' || !isJsonRecord(value)) return [{ label, value }]
    return Object.entries(value).map(([key, part]) => ({ label: UTM.test(key) ? `utm_${key}` : key, value: part }))
  })
}

/** @returns the leads; or why an admin must say where their fields are */
export function mapUnknownBody(payload: Json, settings: LeadSettings, mapping: LeadMapping | undefined): MapResult {
  const records = Array.isArray(payload) ? (payload as readonly Json[]) : [payload]
  if (!records.every(isJsonRecord)) return UNKNOWN_SHAPE
  return mapLeads(
    records.map((record) => ({ values: flatValues(record), view: record })),
    settings,
    mapping,
  )
}

/** What the paths of a mapping of such a body refer to. */
export function mappableUnknownBody(payload: Json): Json {
  return Array.isArray(payload) ? ((payload as readonly Json[])[0] ?? null) : payload
}
