/** Our own flat lead: one record whose keys name the fields. */
import { isJsonRecord, type Json, type JsonRecord } from '../body/json.ts'
import type { LeadTarget } from '../../services/leads/lead-targets.ts'
import { fieldOfLabel, LEAD_FIELDS, type LeadField, plainLabel } from './lead-fields.ts'
import type { LeadValue } from './read-lead.ts'
import { targetOfLabel } from './read-target.ts'

const UTM = /^(?:source|medium|campaign|term|content)$/iu

/** Uses a record's keys as labels; the keys of a nested `utm` record get the prefix `utm_`. */
export function flatValues(record: JsonRecord): readonly LeadValue[] {
  return Object.entries(record).flatMap(([label, value]): readonly LeadValue[] => {
    if (label.toLowerCase() !== 'utm' || !isJsonRecord(value)) return [{ label, value }]
    return Object.entries(value).map(([key, part]) => ({ label: UTM.test(key) ? `utm_${key}` : key, value: part }))
  })
}

const OWN_NAMES = new Set([...LEAD_FIELDS.map(plainLabel), 'utm'])
/** Fields by which somebody can be reached: a thing has none of them. */
const REACHING: readonly LeadField[] = ['email', 'phone', 'telegramUserId', 'telegramUsername']

/** “#9999.1”, “acme/shop”: a name of ours is a person's, whatever else it contains. */
const namesThing = (value: Json | undefined): boolean => typeof value === 'string' && /^\s*#|[/\\@]/u.test(value)

/** A name that only people have: a first name, a full name, not a bare `name`. */
const isPersonal = (label: string): boolean => {
  const field = fieldOfLabel(label)
  return field === 'firstName' || field === 'lastName' || (field === 'name' && plainLabel(label) !== 'name')
}

/**
 * Whether a record is plainly a lead as our documentation describes it, so that its keys are taken at their word. Every
 * key must be one of the schema's fields or a field of the workspace, and the record is one of these:
 *
 * - it has an email, phone or Telegram account: a known key of any name will do;
 * - it has a first, last or full name, and no id, since a form that somebody filled in has none;
 * - all keys are literally those of the schema, and the name is not that of a thing.
 *
 * Orders, products, themes and repositories have ids, prices, times or states under names that the schema does not have.
 */
export function isFlatLead(record: JsonRecord, targets: readonly LeadTarget[]): boolean {
  const keys = Object.keys(record)
  const known = keys.every(
    (key) => key === 'utm' || fieldOfLabel(key) !== undefined || targetOfLabel(key, targets) !== undefined,
  )
  if (!known) return false
  const fields = keys.map(fieldOfLabel)
  if (fields.includes('externalId') && !Object.hasOwn(record, 'externalId')) return false
  if (fields.some((field) => field !== undefined && REACHING.includes(field)) || keys.some(isPersonal)) return true
  const literal = keys.every((key) => OWN_NAMES.has(plainLabel(key)) || targetOfLabel(key, targets) !== undefined)
  return literal && !namesThing(record['name'])
}
