/** The words for a deal that could not be moved or changed: what stands in the way, and where the deal is now. */
import type { AppError } from '../../errors.ts'
import type { TransitionRefusal } from '../../services/deals/plan-transition.ts'
import type { PlainTextKey, Translate } from './i18n.ts'

const TEXT_OF_REFUSAL = {
  'not-closed': 'deal-refused-not-closed',
  'no-next-stage': 'deal-refused-no-next-stage',
  'no-previous-stage': 'deal-refused-no-previous-stage',
  'no-such-stage': 'deal-refused-no-such-stage',
  'already-there': 'deal-refused-already-there',
} as const satisfies Record<Exclude<TransitionRefusal, 'closed'>, PlainTextKey>

function isRefusal(reason: unknown): reason is keyof typeof TEXT_OF_REFUSAL {
  return typeof reason === 'string' && Object.hasOwn(TEXT_OF_REFUSAL, reason)
}

/** Null when the error is of something else. */
export function dealRefusal({ details }: AppError, t: Translate): string | null {
  const { reason, stageName, status } = details
  const stage = typeof stageName === 'string' ? stageName : ''
  if (reason === 'moved-meanwhile') return t('deal-moved-meanwhile', { stage })
  if (reason === 'closed') return t(status === 'won' ? 'deal-refused-won' : 'deal-refused-lost')
  return isRefusal(reason) ? t(TEXT_OF_REFUSAL[reason]) : null
}
