/** What becomes of one body: leads, a question to an admin, or nothing. */
import type { LeadDraft, LeadProblem } from './lead-draft.ts'

export type MapResult =
  /** `some-leads-gone`: others in the same delivery no longer exist. */
  | { readonly kind: 'leads'; readonly leads: readonly LeadDraft[]; readonly problem?: 'some-leads-gone' }
  /** Kept for an admin, with what needs to be done. */
  | { readonly kind: 'needs-mapping'; readonly reason: NeedsMappingReason; readonly problems: readonly LeadProblem[] }
  /** Valid, but not a lead: a ping, a cancellation. Nothing needs to be done. */
  | { readonly kind: 'ignored'; readonly reason: 'ping' | 'other-event' }

export const NEEDS_MAPPING_REASONS = [
  /** The payload does not have the provider's structure. */
  'unknown-shape',
  /** This version does not have the provider: the source was added by a newer one. */
  'unknown-provider',
  /** No name, email, phone or Telegram was found: the admin must map them. */
  'nobody-to-contact',
  /** Somebody was found, but it is not clear that this is the person: the admin must say so. */
  'unsure-person',
  /** The payload has only a reference to the lead, such as Facebook's leadgen_id, and no answers. */
  'answers-missing',
  /** The provider no longer has this lead. */
  'lead-gone',
  /** More leads in one delivery than are accepted at once. */
  'too-many-leads',
] as const

export type NeedsMappingReason = (typeof NEEDS_MAPPING_REASONS)[number]
