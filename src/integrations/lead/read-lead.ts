/** From labelled values, in whatever order and under whatever names, to one checked lead. */
import type { Json } from '../body/json.ts'
import { extraLines } from './extra-lines.ts'
import type { LEAD_PROBLEMS, LeadDraft, LeadProblem } from './lead-draft.ts'
import { fieldOfLabel, type LeadField } from './lead-fields.ts'
import { LEAD_LIMITS, leadFieldSchemas } from './lead-schema.ts'

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

type Parsed = {
  [Field in LeadField]?: ReturnType<(typeof leadFieldSchemas)[Field]['parse']>
}

/** Too much of something is the sender's mistake to fix; a field that a person filled in oddly must not cost the lead. */
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

function draftOf(parsed: Parsed, extra: readonly string[], warnings: readonly LeadProblem[]): LeadDraft {
  const { amount, currency, tags, utmSource, utmMedium, utmCampaign, utmTerm, utmContent, ...plain } = parsed
  const joined = [parsed.firstName, parsed.lastName].filter(Boolean).join(' ').slice(0, LEAD_LIMITS.name)
  const name = parsed.name ?? (joined === '' ? undefined : joined)
  const money = currency ?? amount?.currency
  const utm = Object.entries({
    source: utmSource,
    medium: utmMedium,
    campaign: utmCampaign,
    term: utmTerm,
    content: utmContent,
  }).filter(([, value]) => value !== undefined)
  return {
    ...plain,
    ...(name !== undefined && { name }),
    ...(amount !== undefined && { amount: amount.amount }),
    ...(money !== undefined && { currency: money }),
    tags: tags ?? [],
    utm: Object.fromEntries(utm),
    extra,
    warnings,
  }
}

/**
 * Reads one lead. The first usable value of a field counts; a second one, an unknown one, and one that cannot be
 * used are kept as extra lines. Blank values count as missing.
 *
 * @returns the lead, or the problems that keep it from being one: a limit that was passed, or nobody to contact
 */
export function readLead(values: readonly LeadValue[]): ReadLead {
  const parsed: Record<string, unknown> = {}
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
      parsed[field] = result.data
      continue
    }
    const problem = problemOf(field, result.error?.issues[0]?.message ?? 'not-a-text')
    if (FATAL.includes(problem.problem)) fatal.push(problem)
    else warnings.push(problem)
    extra.push([label, value])
  }
  const draft = draftOf(parsed, extraLines(extra), warnings)
  if (fatal.length > 0) return { ok: false, problems: [...fatal, ...warnings] }
  const reachable = draft.name ?? draft.email ?? draft.phone ?? draft.telegramUserId ?? draft.telegramUsername
  if (reachable === undefined)
    return { ok: false, problems: [{ field: 'lead', problem: 'nobody-to-contact' }, ...warnings] }
  return { ok: true, lead: draft }
}
