/** Maps a body by its provider, or by the one that recognises it if the source takes any body. */
import type { Json } from '../body/json.ts'
import type { LeadMapping } from '../lead/lead-mapping.ts'
import type { LeadSettings } from '../lead/lead-settings.ts'
import type { MapResult } from '../lead/map-result.ts'
import { mappableUnknownBody, mapUnknownBody } from '../lead/map-unknown-body.ts'
import type { OwnBodies, Provider } from './provider.ts'
import type { ProviderRegistry } from './provider-registry.ts'

/** How one body is read. */
export type BodyReader = {
  readonly map: (settings: LeadSettings, mapping?: LeadMapping) => MapResult
  /** The value that a mapping's paths refer to. */
  readonly mappable: (settings: LeadSettings) => Json
}

const readerOf = (bodies: OwnBodies, payload: Json): BodyReader => ({
  map: (settings, mapping) => bodies.map(payload, settings, mapping),
  mappable: () => bodies.mappable(payload),
})

/**
 * A sender's body at a source for any body. What its own source would pass over, such as a payment of a customer beside the
 * order, may have been sent here for the person in it: then it is looked for, and asked for if that is unsure.
 */
const strangersReader = (bodies: OwnBodies, payload: Json): BodyReader => ({
  map(settings, mapping) {
    const own = bodies.map(payload, settings, mapping)
    if (own.kind !== 'ignored' || own.reason !== 'other-event') return own
    const mapped = mapping && mapUnknownBody(bodies.mappable(payload), settings, mapping)
    if (mapped?.kind === 'leads') return mapped
    const found = mapUnknownBody(payload, settings)
    const isAboutSomebody =
      found.kind === 'leads' || (found.kind === 'needs-mapping' && found.reason === 'unsure-person')
    return isAboutSomebody ? found : own
  },
  mappable: () => bodies.mappable(payload),
})

/** The first provider that is sure of it: two senders' shapes in one source are told apart body by body. */
function recognised({ all }: ProviderRegistry, payload: Json): OwnBodies | undefined {
  for (const { bodies } of all) {
    if (bodies.kind === 'own' && bodies.recognises?.(payload) === true) return bodies
  }
  return undefined
}

export function bodyReader({ bodies, group }: Provider, payload: Json, registry: ProviderRegistry): BodyReader {
  if (bodies.kind === 'own' && (group === 'service' || bodies.recognises?.(payload) === true)) {
    return readerOf(bodies, payload)
  }
  const known = recognised(registry, payload)
  if (known !== undefined) return strangersReader(known, payload)
  if (bodies.kind === 'own' && bodies.accepts?.(payload) === true) return readerOf(bodies, payload)
  const body = bodies.kind === 'any' ? bodies.unwrap(payload) : payload
  return {
    map: (settings, mapping) => mapUnknownBody(body, settings, mapping),
    mappable: (settings) => mappableUnknownBody(body, settings),
  }
}
