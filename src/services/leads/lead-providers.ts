/** What the intake needs to know about providers: a port, which src/integrations implements. */
import type { ReadEmail } from '../../language/emails.ts'
import type { NameParts } from '../../language/names/split-name.ts'
import type { ReadPhone } from '../../language/phones.ts'
import type { TelegramAccount } from '../../language/telegram-account.ts'
import type { Money } from '../../language/read-money.ts'
import type { WithFields } from '../core/actor.ts'
import type { ContactInputs } from '../contacts/contact-fields.ts'
import type { DealInputs } from '../deals/deal-fields.ts'
import type { ProviderId } from '../../ids.ts'
import type { RegionalSettings } from '../workspaces/read-regional-settings.ts'
import type { Sender } from './sender.ts'

/** The person behind a lead, as far as it could be read. */
export type LeadPerson = {
  /** Empty when the lead gives no name: then there is an address or a number. */
  readonly name: string
  /** First and last name, if the sender tells both apart. */
  readonly parts: Pick<NameParts, 'given' | 'family'> | null
  readonly email: ReadEmail | null
  readonly phone: ReadPhone | null
  readonly telegram: TelegramAccount | null
  readonly company: string | null
}

/** What leads can give for the fields of their records, besides what every lead has. */
export type LeadFieldInputs = { readonly contact: ContactInputs; readonly deal: DealInputs }

/** A lead mapped from what a provider sent: values that have been read, checked and bounded. */
export type IncomingLead = {
  readonly person: LeadPerson
  readonly fields: LeadFieldInputs
  /** The title of the deal. */
  readonly title?: string
  /** More than zero. */
  readonly amount?: Money
  readonly note?: string
  readonly tags: readonly string[]
  readonly source?: string
  readonly utm: Readonly<Partial<Record<'source' | 'medium' | 'campaign' | 'term' | 'content', string>>>
  /** The parts of the person and the tags that could not be read, as lines `label: value`. */
  readonly unread: readonly string[]
  /** Everything else that was sent, as lines `label: value`. */
  readonly extra: readonly string[]
}

export type MappedDelivery =
  /** `problem`: anything else to report about it, a closed code. */
  | { readonly kind: 'leads'; readonly leads: readonly IncomingLead[]; readonly problem?: string }
  /** An admin must tell us more first; `reason` is a closed code. */
  | { readonly kind: 'needs-mapping'; readonly reason: string }
  /** Valid, but not a lead: a ping, another event. */
  | { readonly kind: 'ignored' }

/** A path into the payload for each field of a lead. */
export type SourceMapping = Readonly<Record<string, string>>

export type StoredBody = {
  /** As stored: an id that this version may not know. */
  readonly provider: string
  readonly rawBody: Uint8Array
  readonly contentType: string
  /** With lower-case names. */
  readonly headers: Readonly<Record<string, string>>
}

/** Whatever a provider requires to let us read the answers of a lead. */
export type AnswersAccess = {
  readonly token: string
  /** The source's current secret: some providers want proof that whoever uses the token also holds the secret. */
  readonly secret: string
}

export type FetchedAnswers =
  /** The whole body again, with the answers in it: JSON in UTF-8. */
  | { readonly kind: 'answered'; readonly body: Uint8Array }
  /** An admin must do something first; `reason` is a closed code. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may work later; `afterMs` is set when the provider said how long to wait. */
  | { readonly kind: 'later'; readonly afterMs?: number }

/** The result of testing a source: whether its own signed sample is accepted, and how it is mapped. */
export type SourceTest = {
  readonly verified: boolean
  readonly mapped: MappedDelivery
}

/** The fields that identify a person, as they can be found in a body of any shape. */
export type FoundField = 'name' | 'firstName' | 'lastName' | 'email' | 'phone' | 'telegramUserId' | 'company'

export type FoundPerson = {
  /** `sure`: taken without asking. */
  readonly confidence: 'sure' | 'likely' | 'unsure'
  readonly mapping: SourceMapping
  readonly values: readonly {
    readonly field: FoundField
    readonly path: string
    readonly value: string
  }[]
}

export type MappingChoices = {
  /** The persons in the payload, the likeliest first. */
  readonly persons: readonly FoundPerson[]
  /** A path for each field that was recognised. */
  readonly suggested: SourceMapping
  /** The values of the payload, with an example of each. */
  readonly leaves: readonly { readonly path: string; readonly example: string }[]
}

/** A stored body, parsed once for everything that one piece of work asks of it. */
export type ParsedDelivery = {
  /** Whether it refers to leads whose answers are not in it. */
  readonly lacksAnswers: () => boolean
  /** Requests them from the provider. Takes a bounded time and never throws a network error. */
  readonly fetchAnswers: (access: AnswersAccess, signal: AbortSignal) => Promise<FetchedAnswers>
  readonly map: (mapping: SourceMapping | null, settings: RegionalSettings) => MappedDelivery
  readonly mappingChoices: (settings: RegionalSettings) => MappingChoices
}

export type LeadProviders = {
  /** All senders of this version, in the order of their buttons. */
  readonly senders: readonly Sender[]
  /** Null for an id that this version does not know. */
  readonly findSender: (id: string) => Sender | null
  /** A new key for a source's address, and the hash that is stored to find it. */
  readonly makeKey: () => { readonly key: string; readonly hash: string }
  /** A new secret; null if the provider creates it. */
  readonly generateSecret: (provider: ProviderId) => string | null
  /** A secret that stands in until the provider's own is entered; null if that must be entered first. */
  readonly generateStandIn: (provider: ProviderId) => string | null
  /** Whether a text can be a secret of that provider. */
  readonly isSecret: (provider: ProviderId, secret: string) => boolean
  /** The token that the provider sends when it first calls the address; null if it sends none. */
  readonly verifyToken: (provider: ProviderId, secret: string) => string | null
  /** Encrypts for storage. A text can be opened only with the context it was sealed with. */
  readonly seal: (secret: string, context: string) => string
  /** @throws AppError INTERNAL when it was tampered with or its key is unknown */
  readonly open: (sealed: string, context: string) => string
  /** Whether a text can be a token for fetching answers. */
  readonly isToken: (token: string) => boolean
  /** Never throws: a body that cannot be read needs a mapping. */
  readonly parse: (body: StoredBody) => ParsedDelivery
  /** Whether every path of a mapping can be read and every field exists. */
  readonly isMapping: (mapping: SourceMapping, of: WithFields) => boolean
  /** Signs a sample as the provider would and runs it through the same verification and mapping. */
  readonly test: (
    provider: ProviderId,
    options: {
      readonly url: string
      readonly secrets: readonly string[]
      readonly mapping: SourceMapping | null
      readonly settings: RegionalSettings
    },
  ) => SourceTest
}
