/** A stored body of a provider, parsed once for everything that is asked of it. */
import type { ParsedDelivery, StoredBody } from '../services/leads/lead-providers.ts'
import { parseBody } from './body/parse-body.ts'
import { completeBody } from './facebook/complete-body.ts'
import type { FetchLead } from './facebook/fetch-lead.ts'
import { suggestMapping } from './lead/lead-mapping.ts'
import { PROVIDERS } from './providers/providers.ts'

export function parseDelivery({ provider, rawBody, contentType }: StoredBody, fetchLead: FetchLead): ParsedDelivery {
  const { jsonField, references, map, mappable } = PROVIDERS[provider]
  // Only what could be parsed was accepted; but a provider that was changed since then may read it otherwise.
  const parsed = parseBody(rawBody, contentType, jsonField === undefined ? {} : { jsonField })
  if (!parsed.ok) return UNREADABLE
  const payload = parsed.value
  return {
    lacksAnswers: () => references !== undefined && references.missing(payload).length > 0,
    fetchAnswers: async (access, signal) =>
      references === undefined ? REFUSED : completeBody(payload, references, fetchLead, access, signal),
    map: (mapping, settings) => map(payload, settings, mapping ?? undefined),
    mappingChoices(settings) {
      const { mapping, leaves } = suggestMapping(mappable(payload), settings)
      return { suggested: mapping, leaves }
    },
  }
}

const REFUSED = { kind: 'refused', reason: 'unknown-shape' } as const

const UNREADABLE: ParsedDelivery = {
  lacksAnswers: () => false,
  fetchAnswers: async () => REFUSED,
  map: () => ({ kind: 'needs-mapping', reason: 'unknown-shape' }),
  mappingChoices: () => ({ suggested: {}, leaves: [] }),
}
