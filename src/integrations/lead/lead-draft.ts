/** A lead as mapped from whatever a provider sent: plain data, checked and bounded, ready to become contact and deal. */
import type { IncomingLead } from '../../services/leads/lead-providers.ts'
import type { LeadField } from './lead-fields.ts'

export type LeadDraft = IncomingLead & {
  readonly firstName?: string
  readonly lastName?: string
  readonly externalId?: string
  /** ISO 8601, UTC. */
  readonly occurredAt?: string
  /** What was sent and could not be used. Its value is among the extra lines, so that nobody's words are lost. */
  readonly warnings: readonly LeadProblem[]
}

/** Every way a field can be wrong. The edges word them. */
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
  /** Of the whole lead: neither name, email, phone nor Telegram. */
  'nobody-to-contact',
] as const

export type LeadProblem = {
  readonly field: LeadField | 'lead'
  readonly problem: (typeof LEAD_PROBLEMS)[number]
  /** The limit that was passed: characters or entries. */
  readonly limit?: number
  /** Which of several leads in one delivery, from 0. */
  readonly index?: number
}
