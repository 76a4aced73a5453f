/** What the intake needs to know of the other side: a port, which src/integrations implements. */
import type { LeadProvider } from '../../models/lead-source.ts'

/** A lead as mapped from what a provider sent: plain data, checked and bounded. */
export type IncomingLead = {
  readonly name?: string
  readonly email?: string
  /** As written: only the workspace's region says what a number without a country code means. */
  readonly phone?: string
  readonly telegramUserId?: string
  /** Without “@”. */
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
  /** `problem`: what else there is to say about it, a closed code. */
  | { readonly kind: 'leads'; readonly leads: readonly IncomingLead[]; readonly problem?: string }
  /** An admin has to say something first; `reason` is a closed code. */
  | { readonly kind: 'needs-mapping'; readonly reason: string }
  /** Valid, but not a lead: a ping, another event. */
  | { readonly kind: 'ignored' }

/** A path into the payload for each field of a lead. */
export type SourceMapping = Readonly<Record<string, string>>

export type StoredBody = { readonly provider: LeadProvider; readonly rawBody: Uint8Array; readonly contentType: string }

/** With what a provider lets the answers of a lead be read. */
export type AnswersAccess = {
  readonly token: string
  /** The source's present secret: some want proof that the token's user holds it. */
  readonly secret: string
}

export type FetchedAnswers =
  /** The whole body again, with the answers in it: JSON in UTF-8. */
  | { readonly kind: 'answered'; readonly body: Uint8Array }
  /** An admin has to do something first; `reason` is a closed code. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may work later; `afterMs` when the provider said how long to wait. */
  | { readonly kind: 'later'; readonly afterMs?: number }

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
  /** Whether what is sent only refers to leads, so that a source needs a token to fetch them with. */
  readonly takesToken: (provider: LeadProvider) => boolean
  /** Whether a text can be such a token. */
  readonly isToken: (token: string) => boolean
  /** Whether a body refers to leads whose answers are not in it. */
  readonly lacksAnswers: (body: StoredBody) => boolean
  /** Asks the provider for them. Takes a bounded time and throws nothing of the network's. */
  readonly fetchAnswers: (body: StoredBody, access: AnswersAccess, signal: AbortSignal) => Promise<FetchedAnswers>
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
