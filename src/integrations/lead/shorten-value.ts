/**
 * What of a value over its limit still fits into its field: a deal called by the beginning of a long subject is better than
 * one without a name. The whole value goes into the note beside it. Pure.
 */
import { beginningOf, cutToUnits } from '../../language/cut-text.ts'
import type { Json } from '../body/json.ts'
import type { LeadField } from './lead-fields.ts'
import { cleanLine, LEAD_LIMITS, MAX_RAW_LENGTH, MAX_RAW_TAGS } from './lead-schema.ts'

type Shorten = (text: string) => string

const name: Shorten = (text) => beginningOf(cleanLine(text), LEAD_LIMITS.name).trimEnd()

/** An address or a number that is cut would be another one: these fields are left out. */
const SHORTENED: Partial<Record<LeadField, Shorten>> = {
  name,
  firstName: name,
  lastName: name,
  company: name,
  title: (text) => cutToUnits(cleanLine(text), LEAD_LIMITS.title),
  note: (text) => cutToUnits(text.trim(), LEAD_LIMITS.note),
}

/** @returns undefined if the field is better left out */
export function shortenValue(field: LeadField, value: Json): Json | undefined {
  if (field === 'tags' && Array.isArray(value)) {
    const tags = value as readonly Json[]
    return tags.filter((tag) => typeof tag !== 'string' || tag.length <= MAX_RAW_LENGTH).slice(0, MAX_RAW_TAGS)
  }
  const shorten = SHORTENED[field]
  return shorten === undefined || typeof value !== 'string' ? undefined : shorten(beginningOf(value, MAX_RAW_LENGTH))
}
