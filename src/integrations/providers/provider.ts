/** What the product knows of a sender of leads. All but the mapping is data. */
import type { RegionalSettings } from '../../services/workspaces/read-regional-settings.ts'
import type { Json, JsonRecord } from '../body/json.ts'
import type { LeadDraft, LeadProblem } from '../lead/lead-draft.ts'
import type { LeadMapping } from '../lead/lead-mapping.ts'
import type { SecretFormat } from '../secrets/make-secret.ts'
import type { SignatureSpec } from '../signatures/signature-spec.ts'

export const PROVIDER_IDS = ['standard', 'generic', 'typeform', 'calendly', 'github', 'facebook'] as const

export type ProviderId = (typeof PROVIDER_IDS)[number]

/** A GET by which the other side makes sure that the address is meant: the token must match, the challenge is sent back. */
export type ChallengeSpec = {
  readonly modeParameter: string
  readonly mode: string
  readonly tokenParameter: string
  readonly challengeParameter: string
}

/** What makes two deliveries one. Where the named value is missing, the body counts, within ten minutes. */
export type DedupeRule =
  | { readonly from: 'header'; readonly header: string }
  /** Paths into the payload; their values together. */
  | { readonly from: 'payload'; readonly paths: readonly string[] }

export type MapResult =
  /** `some-leads-gone`: others of the same delivery could not be had any more. */
  | { readonly kind: 'leads'; readonly leads: readonly LeadDraft[]; readonly problem?: 'some-leads-gone' }
  /** Kept for an admin, with what has to be done. */
  | { readonly kind: 'needs-mapping'; readonly reason: NeedsMappingReason; readonly problems: readonly LeadProblem[] }
  /** Rightly sent, and no lead: a ping, a cancellation. Nothing has to be done. */
  | { readonly kind: 'ignored'; readonly reason: 'ping' | 'other-event' }

export const NEEDS_MAPPING_REASONS = [
  /** The payload is not built as the provider builds it. */
  'unknown-shape',
  /** No name, email, phone or Telegram was found: say where they are. */
  'nobody-to-contact',
  /** A field passes its limit. */
  'field-problems',
  /** Only a reference to the lead is there (Facebook's leadgen_id), and no answers. */
  'answers-missing',
  /** The provider knows no such lead any more. */
  'lead-gone',
  /** More leads in one delivery than are taken at once. */
  'too-many-leads',
] as const

export type NeedsMappingReason = (typeof NEEDS_MAPPING_REASONS)[number]

/** How a delivery that only refers to its leads is completed. Pure: the asking is not done here. */
export type ReferenceSpec = {
  /** The ids of the leads whose answers are not in the payload, each once; null for one that can be no id. */
  readonly missing: (payload: Json) => readonly (string | null)[]
  /** The payload with the answers put in. A lead that is gone is marked, so that it is not asked for again. */
  readonly complete: (payload: Json, answers: ReadonlyMap<string, JsonRecord | 'gone'>) => Json
}

export type Provider = {
  readonly id: ProviderId
  /** A proper name, the same in all languages. */
  readonly displayName: string
  readonly signature: SignatureSpec
  /** Who makes the secret: ours is shown once, to be entered there; theirs is found there, to be entered in the chat. */
  readonly secret: { readonly madeBy: 'us'; readonly format: SecretFormat } | { readonly madeBy: 'them' }
  readonly successStatus: 200 | 202
  readonly challenge?: ChallengeSpec
  /** Only where what is sent may be a mere reference. */
  readonly references?: ReferenceSpec
  readonly dedupe: DedupeRule
  /** The field of a form in which the provider may put its JSON. */
  readonly jsonField?: string
  /** A delivery as the provider would send it, for the test button. Each one differs by its id and time. */
  readonly sample: (
    at: Date,
    id: string,
  ) => { readonly payload: Json; readonly headers: Readonly<Record<string, string>> }
  /** What a mapping's paths refer to: the payload, or its answers by their names. */
  readonly mappable: (payload: Json) => Json
  /** Pure; never throws, whatever was sent. */
  readonly map: (payload: Json, settings: RegionalSettings, mapping?: LeadMapping) => MapResult
}
