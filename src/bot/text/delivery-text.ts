/** Texts about deliveries of a lead source. */
import type { Locale } from '../../locale.ts'
import type { DeliveryStatus } from '../../models/delivery.ts'
import type { FetchProblem, Sender } from '../../services/leads/sender.ts'
import type { Translate } from './i18n.ts'

export const DELIVERY_SIGNS: Readonly<Record<DeliveryStatus, string>> = {
  pending: '⏳',
  done: '✅',
  needs_mapping: '🧩',
  dead: '⚠️',
  discarded: '🗑',
}

type Words = {
  readonly t: Translate
  readonly locale: Locale
  /** Null if this version does not know it. */
  readonly sender: Pick<Sender, 'guide'> | null
}

/** Only the sender can say what is wrong with its token, and what to do. */
function fetchProblem(problem: FetchProblem, { t, locale, sender }: Words): string {
  const words = sender?.guide[locale].askToken
  return (
    words?.problems[problem] ?? t(sender === null ? 'delivery-problem-unknown-provider' : 'delivery-problem-failed')
  )
}

/** What is wrong with the delivery or what it is waiting for; null if nothing is. */
export function deliveryProblem(problem: string | null, words: Words): string | null {
  const { t } = words
  switch (problem) {
    case null:
      return null
    case 'unknown-shape':
    case 'unknown-provider':
    case 'nobody-to-contact':
    case 'unsure-person':
    // Of deliveries from before such a field went into the note.
    case 'field-problems':
    case 'too-many-leads':
    case 'no-lead':
    case 'erased':
    case 'expired':
      return t(`delivery-problem-${problem}`)
    case 'token-missing':
    case 'token-refused':
    case 'token-not-allowed':
    case 'lead-gone':
    case 'some-leads-gone':
    case 'answers-missing':
    case 'answers-refused':
    case 'answers-unreadable':
    case 'answers-unreachable':
      return fetchProblem(problem, words)
    default:
      return t('delivery-problem-failed')
  }
}
