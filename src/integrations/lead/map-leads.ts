/** The steps that all providers share once their values are labelled. */
import type { LeadSettings } from './lead-settings.ts'
import type { Json } from '../body/json.ts'
import type { LeadDraft, LeadProblem } from './lead-draft.ts'
import { applyMapping, type LeadMapping } from './lead-mapping.ts'
import { type LeadValue, readLead } from './read-lead.ts'
import type { MapResult } from './map-result.ts'

/** The maximum number of leads in one delivery. They are accepted together or not at all. */
export const MAX_LEADS = 100

export const UNKNOWN_SHAPE = {
  kind: 'needs-mapping',
  reason: 'unknown-shape',
  problems: [],
} as const satisfies MapResult

/**
 * @param items one entry per lead: its labelled values, and what a mapping's paths refer to
 */
export function mapLeads(
  items: readonly { readonly values: readonly LeadValue[]; readonly view: Json }[],
  settings: LeadSettings,
  mapping: LeadMapping | undefined,
): MapResult {
  if (items.length === 0) return UNKNOWN_SHAPE
  if (items.length > MAX_LEADS) return { kind: 'needs-mapping', reason: 'too-many-leads', problems: [] }
  const leads: LeadDraft[] = []
  const problems: LeadProblem[] = []
  items.forEach(({ values, view }, index) => {
    const read = readLead(applyMapping(values, view, mapping, settings), settings)
    if (read.ok) leads.push(read.lead)
    else problems.push(...read.problems.map((problem) => (items.length > 1 ? { ...problem, index } : problem)))
  })
  if (problems.length === 0) return { kind: 'leads', leads }
  return { kind: 'needs-mapping', reason: 'nobody-to-contact', problems }
}
