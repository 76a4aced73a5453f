/** All providers, by id: a new id does not compile until its provider is here. */
import { calendly } from './calendly.ts'
import { facebook } from './facebook.ts'
import { generic } from './generic.ts'
import { github } from './github.ts'
import type { Provider, ProviderId } from './provider.ts'
import { standard } from './standard.ts'
import { typeform } from './typeform.ts'

export const PROVIDERS = { standard, generic, typeform, calendly, github, facebook } as const satisfies {
  readonly [Id in ProviderId]: (Provider & { readonly id: Id }) | Provider
}

/** The provider of a stored source; undefined for an id that this version does not know. */
export function findProvider(id: string): Provider | undefined {
  return Object.hasOwn(PROVIDERS, id) ? PROVIDERS[id as ProviderId] : undefined
}
