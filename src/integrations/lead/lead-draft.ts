/** A lead as mapped from whatever a provider sent: plain data, checked and bounded, ready to become contact and deal. */
import type { LeadField } from './lead-fields.ts'

export type LeadDraft = {
  /** As given, or put together from first and last name. */
  readonly name?: string
  readonly firstName?: string
  readonly lastName?: string
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
  /** A decimal number in major units with a full stop, e.g. `1200.5`: how many minor units that is, the currency decides. */
  readonly amount?: string
  /** ISO 4217. */
  readonly currency?: string
  readonly note?: string
  readonly tags: readonly string[]
  readonly externalId?: string
  /** ISO 8601, UTC. */
  readonly occurredAt?: string
  readonly source?: string
  readonly utm: Readonly<Partial<Record<'source' | 'medium' | 'campaign' | 'term' | 'content', string>>>
  /** What else was sent, as lines `label: value`, bounded; to go into the note. */
  readonly extra: readonly string[]
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
