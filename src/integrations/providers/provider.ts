/** The description of a lead provider. Everything except the mapping is data. */
import { MAX_PROVIDER_ID_LENGTH, type ProviderId } from '../../ids.ts'
import type { SenderGroup, SenderGuide } from '../../services/leads/sender.ts'
import type { Json, JsonRecord } from '../body/json.ts'
import type { LeadMapping } from '../lead/lead-mapping.ts'
import type { LeadSettings } from '../lead/lead-settings.ts'
import type { MapResult } from '../lead/map-result.ts'
import type { ReferenceApi } from '../references/fetch-reference.ts'
import type { SecretFormat } from '../secrets/generate-secret.ts'
import type { SignatureSpec } from '../signatures/signature-spec.ts'

/** A GET request with which the provider verifies the address: the token must match, and the challenge is sent back. */
export type ChallengeSpec = {
  readonly modeParameter: string
  readonly mode: string
  readonly tokenParameter: string
  readonly challengeParameter: string
}

/**
 * A request without a body by which the sender checks that somebody answers at the address; it is answered with 200.
 * `secret`: the secret must be in the path; `address`: it cannot carry one, so that the address alone must do.
 */
export type CheckSpec = { readonly method: 'GET' | 'HEAD'; readonly knows: 'secret' | 'address' }

/** How to recognise the same delivery. If the named value is missing, equal bodies within ten minutes count. */
export type DedupeRule =
  /** The first of these headers that there is. */
  | { readonly from: 'header'; readonly headers: readonly string[] }
  /** Paths into the payload; their values are combined. */
  | {
      readonly from: 'payload'
      readonly paths: readonly string[]
      /** Read instead if a value of {@link paths} is missing. */
      readonly otherwise?: readonly string[]
      /** A header whose value is added: it names the event, without which two events of one record were the same one. */
      readonly header?: string
    }

/** Which events of the sender can be leads, for senders that name the event in a header: all others are ignored. */
export type EventRule = { readonly header: string; readonly leads: readonly string[] }

/** How to complete a delivery that only refers to its leads. Pure: the fetching happens elsewhere. */
export type ReferenceSpec = {
  /** Where its leads are fetched, one after another, with the source's token. */
  readonly api: ReferenceApi
  /** The ids of the leads whose answers are not in the payload, without repetitions; null for an invalid id. */
  readonly missing: (payload: Json) => readonly (string | null)[]
  /** The payload with the answers added. A lead that is gone is marked, so that it is not requested again. */
  readonly complete: (payload: Json, answers: ReadonlyMap<string, JsonRecord | 'gone'>) => Json
}

/** A delivery as the sender would send it. */
export type Sample = {
  readonly payload: Json
  readonly headers: Readonly<Record<string, string>>
  /** Left out for JSON. */
  readonly encoding?: 'form'
}

/** A provider whose bodies have a shape of its own. */
export type OwnBodies = {
  /** The value that a mapping's paths refer to: the payload, or its answers by name. */
  readonly mappable: (payload: Json) => Json
  /** Pure; never throws, whatever the input. */
  readonly map: (payload: Json, settings: LeadSettings, mapping?: LeadMapping) => MapResult
  /**
   * Whether a body that arrived at a source for any body is surely this sender's. Pure and strict: a stranger's body must
   * never pass. Without it, such bodies are not looked for.
   */
  readonly recognises?: (payload: Json) => boolean
  /** For `group: 'webhook'`: what is enough in a source of its own, if that is less than surely being this sender's. */
  readonly accepts?: (payload: Json) => boolean
}

/** A provider for any body: each is mapped by the provider that recognises it, otherwise by what is found in it. */
export type AnyBodies = {
  /** Takes the lead out of an envelope, if there is one. */
  readonly unwrap: (payload: Json) => Json
}

export type Bodies = ({ readonly kind: 'own' } & OwnBodies) | ({ readonly kind: 'any' } & AnyBodies)

export type Provider = {
  /** Written into sources and buttons, so it never changes. */
  readonly id: ProviderId
  /** A proper name, the same in all languages. */
  readonly displayName: string
  /**
   * `service`: has a button of its own. `webhook`: sends to a plain webhook, and its button is behind “Webhook”; a body
   * that it does not recognise is mapped like any other.
   */
  readonly group: SenderGroup
  /** What people read to set it up. */
  readonly guide: SenderGuide
  readonly signature: SignatureSpec
  /**
   * Who generates the secret: ours is shown once, to be entered at the provider; theirs is shown by the provider, to be
   * entered in the chat. With `meanwhile` it can be entered later, for senders that show it only once they have the
   * address: a secret of ours, in this format, stands in for it.
   */
  readonly secret:
    | { readonly madeBy: 'us'; readonly format: SecretFormat }
    | { readonly madeBy: 'them'; readonly meanwhile?: SecretFormat }
  readonly successStatus: 200 | 202
  readonly challenge?: ChallengeSpec
  readonly check?: CheckSpec
  /** A program that people paste at the sender, with `{address}` and `{secret}` where these belong. */
  readonly script?: string
  /** Only if the provider may send a mere reference. */
  readonly references?: ReferenceSpec
  readonly dedupe: DedupeRule
  readonly events?: EventRule
  /** The field of a form in which the provider may put its JSON. */
  readonly jsonField?: string
  /** For the test button. Each one differs by its id and time. */
  readonly sample: (at: Date, id: string) => Sample
  readonly bodies: Bodies
}

const ID = /^[a-z][a-z0-9-]*$/u

/** @throws RangeError for an id that a button cannot carry */
export function defineProvider(provider: Omit<Provider, 'id'> & { readonly id: string }): Provider {
  const { id } = provider
  if (!ID.test(id) || id.length > MAX_PROVIDER_ID_LENGTH) throw new RangeError(`Not an id of a provider: ${id}`)
  return { ...provider, id: id as ProviderId }
}
