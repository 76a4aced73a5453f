/** What the intake needs to know of the other side: a port, which src/integrations implements. */
import type { LeadProvider } from '../../models/lead-source.ts'

/** A lead as mapped from what a provider sent: plain data, checked and bounded. */
export type IncomingLead = {
  readonly name?: string
  readonly email?: string
  /** As written: only the workspace's region says what a number without a country code means. */
  readonly phone?: string
  readonly telegramUserId?: string
  /** Without «@». */
  readonly telegramUsername?: string
  readonly company?: string
  readonly jobTitle?: string
  /** Of the deal. */
  readonly title?: string
  /** A decimal number in major units with a full stop. */
  readonly amount?: string
  /** ISO 4217. */
  readonly currency?: string
  readonly note?: string
  readonly tags: readonly string[]
  readonly source?: string
  readonly utm: Readonly<Partial<Record<'source' | 'medium' | 'campaign' | 'term' | 'content', string>>>
  /** What else was sent, as lines `label: value`. */
  readonly extra: readonly string[]
}

export type MappedDelivery =
  | { readonly kind: 'leads'; readonly leads: readonly IncomingLead[] }
  /** An admin has to say something first; `reason` is a closed code. */
  | { readonly kind: 'needs-mapping'; readonly reason: string }
  /** Rightly sent, and no lead: a ping, another event. */
  | { readonly kind: 'ignored' }

/** A path into the payload for each field of a lead. */
export type SourceMapping = Readonly<Record<string, string>>

export type StoredBody = { readonly provider: LeadProvider; readonly rawBody: Uint8Array; readonly contentType: string }

/** What the test of a source found: whether its own signed sample is taken, and as what. */
export type SourceTest = {
  readonly verified: boolean
  readonly mapped: MappedDelivery
}

export type MappingChoices = {
  /** A path for each field that is recognised. */
  readonly suggested: SourceMapping
  /** The values of the payload, with an example of each. */
  readonly leaves: readonly { readonly path: string; readonly example: string }[]
}

export type LeadProviders = {
  /** A new key for a source's address, and what is stored to find it by. */
  readonly makeKey: () => { readonly key: string; readonly hash: string }
  /** A new secret; null where the other side makes it. */
  readonly makeSecret: (provider: LeadProvider) => string | null
  /** Whether a text can be a secret of that provider. */
  readonly isSecret: (provider: LeadProvider, secret: string) => boolean
  /** What the provider asks for when it first calls the address; null where it asks for nothing. */
  readonly verifyToken: (provider: LeadProvider, secret: string) => string | null
  /** Encrypts for storage. A text opens only with the context that it was sealed with. */
  readonly seal: (secret: string, context: string) => string
  /** @throws AppError INTERNAL when it was changed or its key is not known */
  readonly open: (sealed: string, context: string) => string
  readonly map: (body: StoredBody, mapping: SourceMapping | null) => MappedDelivery
  readonly mappingChoices: (body: StoredBody) => MappingChoices
  /** Whether every path of a mapping can be read and every field is one. */
  readonly isMapping: (mapping: SourceMapping) => boolean
  /** Signs a sample as the provider would and puts it through the same verifying and mapping. */
  readonly test: (
    provider: LeadProvider,
    options: { readonly url: string; readonly secrets: readonly string[]; readonly mapping: SourceMapping | null },
  ) => SourceTest
}
