/** Parses a stored body once, for all later questions about it. */
import type { Clock } from '../clock.ts'
import type { LeadTarget } from '../services/leads/lead-targets.ts'
import type { ParsedDelivery, StoredBody } from '../services/leads/lead-providers.ts'
import { parseBody } from './body/parse-body.ts'
import { completeBody } from './facebook/complete-body.ts'
import type { FetchLead } from './facebook/fetch-lead.ts'
import { mappingChoices } from './lead/mapping-choices.ts'
import { PROVIDERS } from './providers/providers.ts'

export type ParseDeps = {
  readonly fetchLead: FetchLead
  readonly clock: Clock
  /** The fields that a lead can fill besides its own. */
  readonly targets: readonly LeadTarget[]
}

export function parseDelivery({ provider, rawBody, contentType }: StoredBody, deps: ParseDeps): ParsedDelivery {
  const { fetchLead, clock, targets } = deps
  const { jsonField, references, map, mappable } = PROVIDERS[provider]
  // Only parseable bodies were accepted, but a provider that has changed since may read them differently.
  const parsed = parseBody(rawBody, contentType, jsonField === undefined ? {} : { jsonField })
  if (!parsed.ok) return UNREADABLE
  const payload = parsed.value
  return {
    lacksAnswers: () => references !== undefined && references.missing(payload).length > 0,
    fetchAnswers: async (access, signal) =>
      references === undefined ? REFUSED : completeBody(payload, references, fetchLead, access, signal),
    map: (mapping, settings) => map(payload, { ...settings, targets, now: clock.now() }, mapping ?? undefined),
    mappingChoices(settings) {
      return mappingChoices(mappable(payload), { ...settings, targets, now: clock.now() })
    },
  }
}

const REFUSED = { kind: 'refused', reason: 'unknown-shape' } as const

const UNREADABLE: ParsedDelivery = {
  lacksAnswers: () => false,
  fetchAnswers: async () => REFUSED,
  map: () => ({ kind: 'needs-mapping', reason: 'unknown-shape' }),
  mappingChoices: () => ({ suggested: {}, leaves: [], persons: [] }),
}
