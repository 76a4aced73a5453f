/** Maps values of a payload to lead fields when the payload does not name them: an admin sets this in the chat. */
import { cutToUnits } from '../../language/cut-text.ts'
import { isJsonPath, leavesOf, readPath } from '../body/json-path.ts'
import type { Json } from '../body/json.ts'
import { readMailbox } from './find-person/value-looks.ts'
import { fieldOfLabel, LEAD_FIELDS, type LeadField } from './lead-fields.ts'
import type { LeadSettings } from './lead-settings.ts'
import { type FieldOptions, readField } from './read-field.ts'
import { readTarget, targetOfLabel } from './read-target.ts'
import type { LeadValue } from './read-lead.ts'

/** Paths as `data.contact.email`, by field: the lead's own, or another that a lead can fill. */
export type LeadMapping = Readonly<Record<string, string>>

export type MappingSuggestion = {
  readonly mapping: LeadMapping
  /** The values to choose from, each with an example. */
  readonly leaves: readonly { readonly path: string; readonly example: string }[]
}

/** The fields with invalid paths, so that a mapping is refused before it is saved. */
export function unreadablePaths(mapping: LeadMapping): readonly string[] {
  return Object.entries(mapping).flatMap(([field, path]) => (isJsonPath(path) ? [] : [field]))
}

const REACHING = ['email', 'phone', 'telegramUserId', 'telegramUsername']
const NAMING = ['name', 'firstName', 'lastName']

/**
 * Whether a mapping was made for bodies of this shape: the place of an address or number exists, even if it is empty here;
 * without such a place in the mapping, those of the name do. Another sender's body in the same source is read by itself.
 */
export function isAbout(mapping: LeadMapping, view: Json): boolean {
  const exists = (name: string): boolean => readPath(view, mapping[name] ?? '') !== undefined
  const mapped = (names: readonly string[]) => names.filter((name) => mapping[name] !== undefined)
  const reaching = mapped(REACHING)
  if (reaching.length > 0) return reaching.some(exists)
  const naming = mapped(NAMING)
  return naming.length > 0 ? naming.every(exists) : Object.keys(mapping).some(exists)
}

/** The mapped values first, then the others, except those that a mapped field has used. */
export function applyMapping(
  values: readonly LeadValue[],
  view: Json,
  mapping: LeadMapping | undefined,
  { targets }: Pick<LeadSettings, 'targets'>,
): readonly LeadValue[] {
  if (mapping === undefined) return values
  const valueOf = (name: string): Json | undefined => {
    const path = mapping[name]
    return path === undefined ? undefined : readPath(view, path)
  }
  const mapped = [
    ...LEAD_FIELDS.flatMap((field): readonly LeadValue[] => {
      const value = valueOf(field)
      if (value === undefined) return []
      // One value may hold both: `Ada Byron <ada@example.com>`.
      const name = field === 'name' && typeof value === 'string' ? readMailbox(value)?.name : undefined
      return [{ label: field, value: name ?? value, field }]
    }),
    ...targets.flatMap((target): readonly LeadValue[] => {
      const value = valueOf(target.field)
      return value === undefined ? [] : [{ label: target.label, value, target }]
    }),
  ]
  const taken = new Set(mapped.map(({ value }) => value))
  return [...mapped, ...values.filter(({ value }) => !taken.has(value))]
}

/** As many values as a chat can show. */
const MAX_LEAVES = 200
const MAX_EXAMPLE_LENGTH = 80

/** Fields that are recognised by the look of their values if no key names them. */
const BY_LOOK = ['email', 'phone'] as const satisfies readonly LeadField[]

/** Without a telling key, a phone must begin with “+” or have separators: otherwise any number would pass. */
function looksLike(field: (typeof BY_LOOK)[number], value: string, options: FieldOptions): boolean {
  if (!readField(field, value, options).ok) return false
  return field === 'email' || /^\+\d/u.test(value.trim()) || /^\(?\d{2,4}\)?[ -]\d{2,4}[ -]\d/u.test(value.trim())
}

/** Proposes a mapping from one payload: by key names if the value fits, then by the look of the values. */
export function suggestMapping(view: Json, settings: LeadSettings): MappingSuggestion {
  const options = { ...settings, stated: undefined }
  const leaves = leavesOf(view, MAX_LEAVES)
  const mapping: Record<string, string> = {}
  const take = (field: string | undefined, path: string): void => {
    if (field !== undefined && mapping[field] === undefined) mapping[field] = path
  }
  for (const { path, key, value } of leaves) {
    const field = fieldOfLabel(key)
    if (field !== undefined && value !== '' && readField(field, value, options).ok) take(field, path)
    const target = field === undefined ? targetOfLabel(key, settings.targets) : undefined
    if (target !== undefined && readTarget(target, value, settings).ok) take(target.field, path)
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
    leaves: leaves.map(({ path, value }) => ({ path, example: cutToUnits(String(value), MAX_EXAMPLE_LENGTH) })),
  }
}
