/** The description of a lead provider. Everything except the mapping is data. */
import type { LeadSettings } from '../lead/lead-settings.ts'
import type { Json, JsonRecord } from '../body/json.ts'
import type { LeadMapping } from '../lead/lead-mapping.ts'
import type { MapResult } from '../lead/map-result.ts'
import type { SecretFormat } from '../secrets/generate-secret.ts'
import type { SignatureSpec } from '../signatures/signature-spec.ts'

export const PROVIDER_IDS = ['standard', 'generic', 'typeform', 'calendly', 'github', 'facebook'] as const

export type ProviderId = (typeof PROVIDER_IDS)[number]

/** A GET request with which the provider verifies the address: the token must match, and the challenge is sent back. */
export type ChallengeSpec = {
  readonly modeParameter: string
  readonly mode: string
  readonly tokenParameter: string
  readonly challengeParameter: string
}

/** How to recognise the same delivery. If the named value is missing, equal bodies within ten minutes count. */
export type DedupeRule =
  | { readonly from: 'header'; readonly header: string }
  /** Paths into the payload; their values are combined. */
  | { readonly from: 'payload'; readonly paths: readonly string[] }

/** How to complete a delivery that only refers to its leads. Pure: the fetching happens elsewhere. */
export type ReferenceSpec = {
  /** The ids of the leads whose answers are not in the payload, without repetitions; null for an invalid id. */
  readonly missing: (payload: Json) => readonly (string | null)[]
  /** The payload with the answers added. A lead that is gone is marked, so that it is not requested again. */
  readonly complete: (payload: Json, answers: ReadonlyMap<string, JsonRecord | 'gone'>) => Json
}

export type Provider = {
  readonly id: ProviderId
  /** A proper name, the same in all languages. */
  readonly displayName: string
  readonly signature: SignatureSpec
  /**
   * Who generates the secret: ours is shown once, to be entered at the provider; theirs is shown by the provider, to be
   * entered in the chat.
   */
  readonly secret: { readonly madeBy: 'us'; readonly format: SecretFormat } | { readonly madeBy: 'them' }
  readonly successStatus: 200 | 202
  readonly challenge?: ChallengeSpec
  /** Only if the provider may send a mere reference. */
  readonly references?: ReferenceSpec
  readonly dedupe: DedupeRule
  /** The field of a form in which the provider may put its JSON. */
  readonly jsonField?: string
  /** A delivery as the provider would send it, for the test button. Each one differs by its id and time. */
  readonly sample: (
    at: Date,
    id: string,
  ) => { readonly payload: Json; readonly headers: Readonly<Record<string, string>> }
  /** The value that a mapping's paths refer to: the payload, or its answers by name. */
  readonly mappable: (payload: Json) => Json
  /** Pure; never throws, whatever the input. */
  readonly map: (payload: Json, settings: LeadSettings, mapping?: LeadMapping) => MapResult
}
