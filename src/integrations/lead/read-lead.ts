/** From labelled values, in whatever order and under whatever names, to one checked lead. */
import type { RegionalSettings } from '../../services/workspaces/read-regional-settings.ts'
import type { Json } from '../body/json.ts'
import { extraLines } from './extra-lines.ts'
import type { LEAD_PROBLEMS, LeadDraft, LeadProblem } from './lead-draft.ts'
import { fieldOfLabel, type LeadField } from './lead-fields.ts'
import { LEAD_LIMITS, leadFieldSchemas, type ParsedFields } from './lead-schema.ts'
import { type ReadPerson, readPerson, readTags } from './read-person.ts'

/** A value as sent: with the field it is known to be, or with a label from which the field is guessed. */
export type LeadValue = {
  readonly label: string
  readonly value: Json
  /** null: it belongs among the extra lines, whatever its label says. */
  readonly field?: LeadField | null
}

export type ReadLead =
  | { readonly ok: true; readonly lead: LeadDraft }
  | { readonly ok: false; readonly problems: readonly LeadProblem[] }

/** Too much of something is the sender's mistake to mend; a field that a person filled in oddly must not cost the lead. */
const FATAL: readonly LeadProblem['problem'][] = ['too-long', 'too-many']

const LIMIT_OF: Partial<Record<LeadField, number>> = {
  ...LEAD_LIMITS,
  firstName: LEAD_LIMITS.name,
  lastName: LEAD_LIMITS.name,
  company: LEAD_LIMITS.name,
  jobTitle: LEAD_LIMITS.name,
}

function isBlank(value: Json): boolean {
  return (
    value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
  )
}

function problemOf(field: LeadField, problem: string): LeadProblem {
  const limit = FATAL.includes(problem as LeadProblem['problem']) ? (LIMIT_OF[field] ?? LEAD_LIMITS.source) : undefined
  return { field, problem: problem as (typeof LEAD_PROBLEMS)[number], ...(limit !== undefined && { limit }) }
}

const KEPT_AS_SENT = ['firstName', 'lastName', 'title', 'note', 'externalId', 'occurredAt', 'source'] as const

/** An object of those entries that have a value. */
function present<Key extends string, Value>(entries: readonly (readonly [Key, Value | undefined])[]) {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Partial<Record<Key, Value>>
}

function draftOf(
  fields: ParsedFields,
  { person, unread }: ReadPerson,
  extra: readonly string[],
  warnings: readonly LeadProblem[],
): LeadDraft {
  const { amount } = fields
  const currency = fields.currency ?? amount?.currency
  const read = readTags(fields.tags ?? [])
  return {
    ...present(KEPT_AS_SENT.map((field) => [field, fields[field]] as const)),
    person,
    ...(amount !== undefined && { amount: amount.amount }),
    ...(currency !== undefined && { currency }),
    tags: read.tags,
    utm: present([
      ['source', fields.utmSource],
      ['medium', fields.utmMedium],
      ['campaign', fields.utmCampaign],
      ['term', fields.utmTerm],
      ['content', fields.utmContent],
    ]),
    unread: [...unread, ...read.unread],
    extra,
    warnings,
  }
}

/**
 * Reads one lead. The first usable value of a field counts; a second one, an unknown one, and one that cannot be
 * used are kept as extra lines. Blank values are as good as none.
 *
 * @returns the lead, or the problems that keep it from being one: a limit that was passed, or nobody to contact
 */
export function readLead(values: readonly LeadValue[], settings: RegionalSettings): ReadLead {
  const parsed: ParsedFields = {}
  const extra: (readonly [string, Json])[] = []
  const warnings: LeadProblem[] = []
  const fatal: LeadProblem[] = []
  for (const { label, value, field: known } of values) {
    if (isBlank(value)) continue
    const field = known === undefined ? fieldOfLabel(label) : known
    if (field === null || field === undefined || Object.hasOwn(parsed, field)) {
      extra.push([label, value])
      continue
    }
    const result = leadFieldSchemas[field].safeParse(value)
    if (result.success && result.data !== '') {
      Object.assign(parsed, { [field]: result.data })
      continue
    }
    const problem = problemOf(field, result.error?.issues[0]?.message ?? 'not-a-text')
    if (FATAL.includes(problem.problem)) fatal.push(problem)
    else warnings.push(problem)
    extra.push([label, value])
  }
  if (fatal.length > 0) return { ok: false, problems: [...fatal, ...warnings] }
  const read = readPerson(parsed, settings.region)
  if (read === null) return { ok: false, problems: [{ field: 'lead', problem: 'nobody-to-contact' }, ...warnings] }
  return { ok: true, lead: draftOf(parsed, read, extraLines(extra), warnings) }
}
