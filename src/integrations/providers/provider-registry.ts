/** Finds providers by their stored ids. */
import type { Provider } from './provider.ts'

export type ProviderRegistry = {
  readonly all: readonly Provider[]
  /** The provider of a stored source; undefined for an id that this version does not know. */
  readonly find: (id: string) => Provider | undefined
}

/** @throws RangeError if two providers have the same id */
export function createProviderRegistry(all: readonly Provider[]): ProviderRegistry {
  const byId = new Map<string, Provider>(all.map((provider) => [provider.id, provider]))
  if (byId.size < all.length) throw new RangeError('Two providers have the same id')
  return { all, find: (id) => byId.get(id) }
}
