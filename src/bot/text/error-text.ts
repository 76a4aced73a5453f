/** The words that a person gets for an error. */
import { AppError, codeOf, type ErrorCode } from '../../errors.ts'
import { fieldProblemOf } from '../../language/field-problem.ts'
import { dealRefusal } from './deal-refusal.ts'
import type { PlainTextKey, Translate } from './i18n.ts'
import { problemText } from './problem-text.ts'

/** What each code means to a person. A new code does not compile until it is worded. */
const TEXT_OF_CODE = {
  VALIDATION: 'error-VALIDATION',
  NOT_FOUND: 'error-NOT_FOUND',
  FORBIDDEN: 'error-FORBIDDEN',
  UNAUTHENTICATED: 'error-UNAUTHENTICATED',
  CONFLICT: 'error-CONFLICT',
  DUPLICATE: 'error-DUPLICATE',
  STAGE_REQUIREMENTS: 'error-STAGE_REQUIREMENTS',
  EXPIRED: 'error-EXPIRED',
  RATE_LIMITED: 'error-RATE_LIMITED',
  UNAVAILABLE: 'error-UNAVAILABLE',
  INTERNAL: 'error-INTERNAL',
} as const satisfies Record<ErrorCode, PlainTextKey>

/** Why a change came too late, where there are words of its own for it. */
const REASONS = ['already-undone', 'changed-since', 'task-closed', 'task-open'] as const

function isWordedReason(reason: unknown): reason is (typeof REASONS)[number] {
  return REASONS.some((known) => known === reason)
}

/** The words for an error: of the field's problem, of the invite, of the reason, else of its code. */
export function errorText(error: unknown, t: Translate): string {
  const problem = fieldProblemOf(error)
  if (problem !== null) return problemText(t, problem)
  if (error instanceof AppError) {
    const { kind, reason, invitedBy } = error.details
    if (kind === 'invite' && error.code === 'NOT_FOUND') return t('invite-unknown')
    if (kind === 'invite' && error.code === 'EXPIRED')
      return t('invite-expired', { name: typeof invitedBy === 'string' ? invitedBy : '' })
    if (isWordedReason(reason)) return t(`error-CONFLICT-${reason}`)
    const refusal = dealRefusal(error, t)
    if (refusal !== null) return refusal
  }
  return t(TEXT_OF_CODE[codeOf(error)])
}
