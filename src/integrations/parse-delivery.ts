/** Parses a stored body once, for all later questions about it. */
import type { Clock } from '../clock.ts'
import type { TargetsOf } from '../services/leads/lead-targets.ts'
import type { MappedDelivery, ParsedDelivery, StoredBody } from '../services/leads/lead-providers.ts'
import { parseBody } from './body/parse-body.ts'
import { mappingChoices } from './lead/mapping-choices.ts'
import { bodyReader } from './providers/map-body.ts'
import type { Provider } from './providers/provider.ts'
import type { ProviderRegistry } from './providers/provider-registry.ts'
import { completeBody } from './references/complete-body.ts'
import type { FetchReference } from './references/fetch-reference.ts'

export type ParseDeps = {
  readonly providers: ProviderRegistry
  /** For each sender that may send a mere reference. */
  readonly fetchers: ReadonlyMap<string, FetchReference>
  readonly clock: Clock
  /** The fields that a lead can fill besides its own. */
  readonly targetsOf: TargetsOf
}

export function parseDelivery(stored: StoredBody, deps: ParseDeps): ParsedDelivery {
  const { providers, fetchers, clock, targetsOf } = deps
  const provider = providers.find(stored.provider)
  if (provider === undefined) return withoutLead({ kind: 'needs-mapping', reason: 'unknown-provider' })
  if (isOtherEvent(provider, stored.headers)) return withoutLead({ kind: 'ignored' })
  const { jsonField, references } = provider
  // Only parseable bodies were accepted, but a provider that has changed since may read them differently.
  const parsed = parseBody(stored.rawBody, stored.contentType, jsonField === undefined ? {} : { jsonField })
  if (!parsed.ok) return withoutLead({ kind: 'needs-mapping', reason: 'unknown-shape' })
  const payload = parsed.value
  const reader = bodyReader(provider, payload, providers)
  return {
    lacksAnswers: () => references !== undefined && references.missing(payload).length > 0,
    async fetchAnswers(access, signal) {
      const fetchReference = fetchers.get(provider.id)
      if (references === undefined || fetchReference === undefined) return REFUSED
      return completeBody(payload, references, fetchReference, access, signal)
    },
    map: (mapping, settings) =>
      reader.map({ ...settings, targets: targetsOf(settings), now: clock.now() }, mapping ?? undefined),
    mappingChoices(settings) {
      const all = { ...settings, targets: targetsOf(settings), now: clock.now() }
      return mappingChoices(reader.mappable(all), all)
    },
  }
}

/** The header need not be signed: with a wrong one, a delivery is only ignored. */
function isOtherEvent({ events }: Provider, headers: StoredBody['headers']): boolean {
  const event = events === undefined ? undefined : headers[events.header]
  return event !== undefined && events?.leads.includes(event) === false
}

const REFUSED = { kind: 'refused', reason: 'unknown-shape' } as const

const withoutLead = (mapped: MappedDelivery): ParsedDelivery => ({
  lacksAnswers: () => false,
  fetchAnswers: async () => REFUSED,
  map: () => mapped,
  mappingChoices: () => ({ suggested: {}, leaves: [], persons: [] }),
})
