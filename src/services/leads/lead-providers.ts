/** What the intake needs to know of the other side: a port, which src/integrations implements. */
import type { ReadEmail } from '../../language/emails.ts'
import type { ReadPhone } from '../../language/phones.ts'
import type { Money } from '../../language/read-money.ts'
import type { LeadProvider } from '../../models/lead-source.ts'
import type { RegionalSettings } from '../workspaces/read-regional-settings.ts'

/** Whom a lead is about, as far as it could be read. */
export type LeadPerson = {
  /** Empty when the lead names nobody: then there is an address or a number. */
  readonly name: string
  readonly email: ReadEmail | null
  readonly phone: ReadPhone | null
  /** Without «@». */
  readonly telegram: { readonly userId: number; readonly username?: string } | null
  readonly company: string | null
  readonly jobTitle: string | null
}

/** A lead as mapped from what a provider sent: values that are read, checked and bounded. */
export type IncomingLead = {
  readonly person: LeadPerson
  /** Of the deal. */
  readonly title?: string
  /** More than zero. */
  readonly amount?: Money
  readonly note?: string
  readonly tags: readonly string[]
  readonly source?: string
  readonly utm: Readonly<Partial<Record<'source' | 'medium' | 'campaign' | 'term' | 'content', string>>>
  /** What of the person and the tags could not be read, as lines `label: value`. */
  readonly unread: readonly string[]
  /** What else was sent, as lines `label: value`. */
  readonly extra: readonly string[]
}

export type MappedDelivery =
  /** `problem`: what else there is to tell of it, a closed code. */
  | { readonly kind: 'leads'; readonly leads: readonly IncomingLead[]; readonly problem?: string }
  /** An admin has to say something first; `reason` is a closed code. */
  | { readonly kind: 'needs-mapping'; readonly reason: string }
  /** Rightly sent, and no lead: a ping, another event. */
  | { readonly kind: 'ignored' }

/** A path into the payload for each field of a lead. */
export type SourceMapping = Readonly<Record<string, string>>

export type StoredBody = { readonly provider: LeadProvider; readonly rawBody: Uint8Array; readonly contentType: string }

/** With what a provider lets the answers of a lead be read. */
export type AnswersAccess = {
  readonly token: string
  /** The source's present secret: some want a proof that whoever uses the token also holds the secret. */
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

/** A stored body, parsed once: everything that is asked of it within one piece of work. */
export type ParsedDelivery = {
  /** Whether it refers to leads whose answers are not in it. */
  readonly lacksAnswers: () => boolean
  /** Asks the provider for them. Takes a bounded time and throws nothing of the network's. */
  readonly fetchAnswers: (access: AnswersAccess, signal: AbortSignal) => Promise<FetchedAnswers>
  readonly map: (mapping: SourceMapping | null, settings: RegionalSettings) => MappedDelivery
  readonly mappingChoices: (settings: RegionalSettings) => MappingChoices
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
  /** Never throws: a body that cannot be read needs a mapping. */
  readonly parse: (body: StoredBody) => ParsedDelivery
  /** Whether every path of a mapping can be read and every field is one. */
  readonly isMapping: (mapping: SourceMapping) => boolean
  /** Signs a sample as the provider would and puts it through the same verifying and mapping. */
  readonly test: (
    provider: LeadProvider,
    options: {
      readonly url: string
      readonly secrets: readonly string[]
      readonly mapping: SourceMapping | null
      readonly settings: RegionalSettings
    },
  ) => SourceTest
}
