/** A lead mapped from a provider's data: plain, validated and bounded, ready to become a contact and a deal. */
import type { IncomingLead } from '../../services/leads/lead-providers.ts'
import type { LeadField } from './lead-fields.ts'

export type LeadDraft = IncomingLead & {
  readonly firstName?: string
  readonly lastName?: string
  readonly externalId?: string
  /** ISO 8601, UTC. */
  readonly occurredAt?: string
  /** Values that were sent but could not be used. They are kept in the extra lines, so that nothing is lost. */
  readonly warnings: readonly LeadProblem[]
}

/** Every problem a field can have. The edges define the wording. */
export const LEAD_PROBLEMS = [
  'not-a-text',
  'too-long',
  'too-many',
  'not-an-email',
  'not-a-phone',
  'not-a-telegram-id',
  'not-a-telegram-username',
  'not-an-amount',
  'not-a-currency',
  'not-a-time',
  /** The lead as a whole has neither name, email, phone nor Telegram. */
  'nobody-to-contact',
] as const

export type LeadProblem = {
  readonly field: LeadField | 'lead'
  readonly problem: (typeof LEAD_PROBLEMS)[number]
  /** The limit that was exceeded: characters or entries. */
  readonly limit?: number
  /** The index of the lead in its delivery, from 0. */
  readonly index?: number
}
