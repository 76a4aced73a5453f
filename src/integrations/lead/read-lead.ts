/** Turns labelled values, in any order and under any names, into one validated lead. */
import type { Locale } from '../../locale.ts'
import type { LeadTarget } from '../../services/leads/lead-targets.ts'
import type { LeadFieldInputs } from '../../services/leads/lead-providers.ts'
import type { Json } from '../body/json.ts'
import { extraLines, wholeLines } from './extra-lines.ts'
import type { LeadDraft, LeadProblem } from './lead-draft.ts'
import { fieldOfLabel, type LeadField } from './lead-fields.ts'
import { LEAD_LIMITS } from './lead-schema.ts'
import type { LeadSettings } from './lead-settings.ts'
import { ownLabel } from './own-labels.ts'
import { type ParsedFields, readField } from './read-field.ts'
import { readLeadCurrency, type StatedCurrency } from './read-lead-amount.ts'
import { type ReadPerson, readPerson, readTags } from './read-person.ts'
import { readTarget, targetOfLabel } from './read-target.ts'
import { shortenValue } from './shorten-value.ts'

/** A value as sent: with its field, if known, or with a label from which the field is guessed. */
export type LeadValue = {
  readonly label: string
  readonly value: Json
  /** null: it goes to the extra lines, whatever its label says. */
  readonly field?: LeadField | null
  /** The field of a contact or deal that a mapping puts it to. */
  readonly target?: LeadTarget
}

export type ReadLead =
  | { readonly ok: true; readonly lead: LeadDraft }
  | { readonly ok: false; readonly problems: readonly LeadProblem[] }

/** A value over a limit is kept whole in the note. */
const OVER: readonly LeadProblem['problem'][] = ['too-long', 'too-many']

const LIMIT_OF: Partial<Record<LeadField, number>> = {
  ...LEAD_LIMITS,
  firstName: LEAD_LIMITS.name,
  lastName: LEAD_LIMITS.name,
  company: LEAD_LIMITS.name,
}

function isBlank(value: Json): boolean {
  return (
    value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
  )
}

function problemOf(field: LeadField, problem: LeadProblem['problem']): LeadProblem {
  const limit = OVER.includes(problem) ? (LIMIT_OF[field] ?? LEAD_LIMITS.source) : undefined
  return { field, problem, ...(limit !== undefined && { limit }) }
}

const fieldOf = ({ label, field }: LeadValue): LeadField | null =>
  (field === undefined ? fieldOfLabel(label) : field) ?? null

/** The currency given next to the amount, wherever it is: without it the amount would mean a different sum. */
function statedCurrency(values: readonly LeadValue[], preferred: string): StatedCurrency {
  const given = values.filter((entry) => !isBlank(entry.value) && fieldOf(entry) === 'currency')
  const read = given.map(({ value }) => readLeadCurrency(value, preferred))
  return given.length === 0 ? undefined : (read.find((code) => code !== null) ?? null)
}

/** A currency says nothing without its number: where the amount cannot be read, both are in the note. */
function currencyBesides(values: readonly LeadValue[], parsed: ParsedFields): readonly LeadValue[] {
  const given = values.filter(({ value }) => !isBlank(value))
  const isUnread = parsed.amount === undefined && given.some((entry) => fieldOf(entry) === 'amount')
  const [currency] = given.filter((entry) => fieldOf(entry) === 'currency')
  // One that cannot be read is there already.
  return isUnread && parsed.currency !== undefined && currency !== undefined ? [currency] : []
}

const KEPT_AS_SENT = ['firstName', 'lastName', 'title', 'note', 'externalId', 'occurredAt', 'source'] as const

/** An object with the entries that have a value. */
function present<Key extends string, Value>(entries: readonly (readonly [Key, Value | undefined])[]) {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Partial<Record<Key, Value>>
}

function draftOf(
  fields: ParsedFields,
  given: LeadFieldInputs,
  { person, unread }: ReadPerson,
  extra: readonly string[],
  warnings: readonly LeadProblem[],
  locale: Locale,
): LeadDraft {
  const { amount } = fields
  const read = readTags(fields.tags ?? [], locale)
  return {
    ...present(KEPT_AS_SENT.map((field) => [field, fields[field]] as const)),
    person,
    fields: given,
    // A form without a price sends 0 for “no amount”.
    ...(amount !== undefined && amount.minor > 0 && { amount }),
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
 * Reads one lead. The first usable value of a field counts; further values, unknown ones, unusable ones and those over their
 * limit are kept as extra lines. Blank values count as missing. However oddly a field is filled in, it does not lose the lead.
 *
 * @returns the lead, or the problems that make it invalid: there is nobody to contact
 */
export function readLead(values: readonly LeadValue[], settings: LeadSettings): ReadLead {
  const parsed: ParsedFields = {}
  const extra: (readonly [string, Json])[] = []
  const whole: (readonly [string, Json])[] = []
  const given: { contact: Record<string, unknown>; deal: Record<string, unknown> } = { contact: {}, deal: {} }
  const warnings: LeadProblem[] = []
  const options = { ...settings, stated: statedCurrency(values, settings.currency) }
  for (const entry of values) {
    const { value } = entry
    // Whoever says what field a value belongs to, or that it belongs to none, has labelled it.
    const label = entry.field === undefined ? entry.label : ownLabel(entry.label, settings.locale)
    if (isBlank(value)) continue
    const field = entry.target === undefined ? fieldOf(entry) : null
    const target =
      entry.target ??
      (field === null && entry.field !== null ? targetOfLabel(entry.label, settings.targets) : undefined)
    if (target !== undefined && !Object.hasOwn(given[target.record], target.field)) {
      const reading = readTarget(target, value, settings)
      if (reading.ok) given[target.record][target.field] = reading.value
      else extra.push([label, value])
      continue
    }
    if (field === null || Object.hasOwn(parsed, field)) {
      extra.push([label, value])
      continue
    }
    const reading = readField(field, value, options)
    if (reading.ok && reading.value !== '') {
      Object.assign(parsed, { [field]: reading.value })
      continue
    }
    const problem = reading.ok ? 'not-a-text' : reading.problem
    const isOver = OVER.includes(problem)
    const shortened = isOver ? shortenValue(field, value) : undefined
    const again = shortened === undefined ? undefined : readField(field, shortened, options)
    // A long note is one already: the rest of it is with the delivery.
    if (field !== 'note' || again?.ok !== true) (isOver ? whole : extra).push([label, value])
    if (again?.ok === true && again.value !== '') Object.assign(parsed, { [field]: again.value })
    else warnings.push(problemOf(field, problem))
  }
  for (const { label, value } of currencyBesides(values, parsed)) extra.push([label, value])
  const read = readPerson(parsed, settings)
  if (read === null) return { ok: false, problems: [{ field: 'lead', problem: 'nobody-to-contact' }, ...warnings] }
  return {
    ok: true,
    lead: draftOf(parsed, given, read, [...wholeLines(whole), ...extraLines(extra)], warnings, settings.locale),
  }
}
