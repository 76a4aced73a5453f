/** A body as the product's own senders read it. */
import type { Json } from '../../src/integrations/body/json.ts'
import type { LeadMapping } from '../../src/integrations/lead/lead-mapping.ts'
import type { LeadSettings } from '../../src/integrations/lead/lead-settings.ts'
import { type BodyReader, bodyReader } from '../../src/integrations/providers/map-body.ts'
import type { Provider } from '../../src/integrations/providers/provider.ts'
import { createProviderRegistry } from '../../src/integrations/providers/provider-registry.ts'
import { PROVIDERS } from '../../src/integrations/providers/providers.ts'

const registry = createProviderRegistry(PROVIDERS)

export function providerOf(id: string): Provider {
  const provider = registry.find(id)
  if (provider === undefined) throw new Error(`No provider ${id}`)
  return provider
}

export const readerOf = (id: string, payload: Json): BodyReader => bodyReader(providerOf(id), payload, registry)

export const mapBody = (id: string, payload: Json, settings: LeadSettings, mapping?: LeadMapping) =>
  readerOf(id, payload).map(settings, mapping)
