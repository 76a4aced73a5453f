/** Which value of a payload is which field of the lead, where it does not say so itself: set by an admin in the chat. */
import type { RegionalSettings } from '../../services/workspaces/read-regional-settings.ts'
import { isJsonPath, leavesOf, readPath } from '../body/json-path.ts'
import type { Json } from '../body/json.ts'
import { fieldOfLabel, LEAD_FIELDS, type LeadField } from './lead-fields.ts'
import { type FieldOptions, readField } from './read-field.ts'
import type { LeadValue } from './read-lead.ts'

/** Paths as `data.contact.email`, by field. */
export type LeadMapping = Readonly<Partial<Record<LeadField, string>>>

export type MappingSuggestion = {
  readonly mapping: LeadMapping
  /** What there is to choose from, with its value as an example. */
  readonly leaves: readonly { readonly path: string; readonly example: string }[]
}

/** The fields whose paths cannot be read, so that a mapping is refused before it is kept. */
export function unreadablePaths(mapping: LeadMapping): readonly LeadField[] {
  return LEAD_FIELDS.filter((field) => mapping[field] !== undefined && !isJsonPath(mapping[field]))
}

/** The mapped values first, then the others, without those that a mapped field has taken. */
export function applyMapping(
  values: readonly LeadValue[],
  view: Json,
  mapping: LeadMapping | undefined,
): readonly LeadValue[] {
  if (mapping === undefined) return values
  const mapped = LEAD_FIELDS.flatMap((field): readonly LeadValue[] => {
    const path = mapping[field]
    const value = path === undefined ? undefined : readPath(view, path)
    return value === undefined ? [] : [{ label: field, value, field }]
  })
  const taken = new Set(mapped.map(({ value }) => value))
  return [...mapped, ...values.filter(({ value }) => !taken.has(value))]
}

/** What a chat can show of a payload. */
const MAX_LEAVES = 200
const MAX_EXAMPLE_LENGTH = 80

/** Fields that are recognised by how their values look, when no key says so. */
const BY_LOOK = ['email', 'phone'] as const satisfies readonly LeadField[]

/** A phone by its looks alone must begin with «+», or be written with separators: any number would pass else. */
function looksLike(field: (typeof BY_LOOK)[number], value: string, options: FieldOptions): boolean {
  if (!readField(field, value, options).ok) return false
  return field === 'email' || /^\+\d/u.test(value.trim()) || /^\(?\d{2,4}\)?[ -]\d{2,4}[ -]\d/u.test(value.trim())
}

/** Proposes a mapping from one payload: by the names of its keys where the value fits, then by how values look. */
export function suggestMapping(view: Json, settings: RegionalSettings): MappingSuggestion {
  const options = { ...settings, stated: undefined }
  const leaves = leavesOf(view, MAX_LEAVES)
  const mapping: Partial<Record<LeadField, string>> = {}
  const take = (field: LeadField | undefined, path: string): void => {
    if (field !== undefined && mapping[field] === undefined) mapping[field] = path
  }
  for (const { path, key, value } of leaves) {
    const field = fieldOfLabel(key)
    if (field !== undefined && value !== '' && readField(field, value, options).ok) take(field, path)
  }
  for (const { path, value } of leaves) {
    if (Object.values(mapping).includes(path)) continue
    take(
      BY_LOOK.find((field) => typeof value === 'string' && looksLike(field, value, options)),
      path,
    )
  }
  return {
    mapping,
    leaves: leaves.map(({ path, value }) => ({ path, example: String(value).slice(0, MAX_EXAMPLE_LENGTH) })),
  }
}
