/**
 * Maps a body that no provider recognises: by the mapping that an admin kept, as our own flat lead, or by finding the
 * person by shape.
 */
import { isJsonRecord, type Json, type JsonRecord } from '../body/json.ts'
import { findPerson } from './find-person/find-person.ts'
import { isSmallForm } from './find-person/score.ts'
import type { LeadDraft } from './lead-draft.ts'
import { flatValues, isFlatLead } from './flat-lead.ts'
import { foundValues, formValues, otherValues } from './found-lead.ts'
import { applyMapping, isAbout, type LeadMapping } from './lead-mapping.ts'
import type { LeadSettings } from './lead-settings.ts'
import { mapLeads, MAX_LEADS, UNKNOWN_SHAPE } from './map-leads.ts'
import type { MapResult } from './map-result.ts'
import type { LeadValue } from './read-lead.ts'

type ReadRecord = {
  readonly values: readonly LeadValue[]
  readonly view: Json
  readonly unsure?: true
  readonly found?: true
}

/** What is beside the mapped values. A flat form's other keys still name their fields; a nested body's are only notes. */
function besideMapping(record: JsonRecord): readonly LeadValue[] {
  const { root, persons } = findPerson(record)
  if (!isSmallForm(root)) return otherValues(root, { values: [], places: [] })
  const [person] = persons
  return person === undefined ? flatValues(record) : formValues(record, person)
}

function readRecord(record: JsonRecord, settings: LeadSettings, mapping: LeadMapping | undefined): ReadRecord {
  const view = record
  if (mapping !== undefined && isAbout(mapping, record)) {
    return { values: applyMapping(besideMapping(record), view, mapping, settings), view }
  }
  if (isFlatLead(record, settings.targets)) return { values: flatValues(record), view }
  const { outcome, persons, root } = findPerson(record)
  const [person] = persons
  if (person === undefined || outcome === 'nobody') return { values: [], view }
  if (outcome === 'ask') return { values: [], view, unsure: true }
  return { values: isSmallForm(root) ? formValues(record, person) : foundValues(root, person), view, found: true }
}

const canBeReached = (lead: LeadDraft | undefined): boolean =>
  lead !== undefined && (lead.person.email !== null || lead.person.phone !== null || lead.person.telegram !== null)

/** @returns the leads; or why an admin must say where their fields are */
export function mapUnknownBody(payload: Json, settings: LeadSettings, mapping?: LeadMapping): MapResult {
  const records = Array.isArray(payload) ? (payload as readonly Json[]) : [payload]
  if (!records.every(isJsonRecord)) return UNKNOWN_SHAPE
  if (records.length > MAX_LEADS) return { kind: 'needs-mapping', reason: 'too-many-leads', problems: [] }
  const items = records.map((record) => readRecord(record, settings, mapping))
  const result = mapLeads(items, settings, undefined)
  // Found by an address or number that cannot be used after all.
  const unusable = (index: number): boolean =>
    items[index]?.found === true && result.kind === 'leads' && !canBeReached(result.leads[index])
  if (items.some((_, index) => unusable(index))) return { kind: 'needs-mapping', reason: 'unsure-person', problems: [] }
  const unsure = items.some((item) => item.unsure === true)
  return result.kind === 'needs-mapping' && unsure ? { ...result, reason: 'unsure-person' } : result
}

/** What the paths of a mapping of such a body refer to: of a list, the first record that cannot be read as it is. */
export function mappableUnknownBody(payload: Json, settings: LeadSettings): Json {
  if (!Array.isArray(payload)) return payload
  const records = (payload as readonly Json[]).slice(0, MAX_LEADS)
  const unread = records.find((record) => mapUnknownBody(record, settings).kind === 'needs-mapping')
  return unread ?? records[0] ?? null
}
