/** Texts about deliveries of a lead source. */
import type { DeliveryStatus } from '../../models/delivery.ts'
import type { Translate } from './i18n.ts'

export const DELIVERY_SIGNS: Readonly<Record<DeliveryStatus, string>> = {
  pending: '⏳',
  done: '✅',
  needs_mapping: '🧩',
  dead: '⚠️',
  discarded: '🗑',
}

/** What is wrong with the delivery or what it is waiting for; null if nothing is. */
export function deliveryProblem(problem: string | null, t: Translate): string | null {
  switch (problem) {
    case null:
      return null
    case 'unknown-shape':
    case 'unknown-provider':
    case 'nobody-to-contact':
    case 'unsure-person':
    case 'field-problems':
    case 'answers-missing':
    case 'too-many-leads':
    case 'no-lead':
    case 'token-missing':
    case 'token-refused':
    case 'token-not-allowed':
    case 'lead-gone':
    case 'some-leads-gone':
    case 'answers-refused':
    case 'answers-unreadable':
    case 'answers-unreachable':
      return t(`delivery-problem-${problem}`)
    default:
      return t('delivery-problem-failed')
  }
}
