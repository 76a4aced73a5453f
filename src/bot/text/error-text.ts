/** Error messages for people. */
import { codeOf, type ErrorCode, type InviteRefusal, isAppError } from '../../errors.ts'
import { fieldProblemOf } from '../../language/field-problem.ts'
import { conflictText } from './conflict-text.ts'
import type { PlainTextKey, TextKey, Translate } from './i18n.ts'
import { problemText } from './problem-text.ts'

/** The general message of each code, used when the details have no text of their own. */
const TEXT_OF_CODE = {
  VALIDATION: 'error-VALIDATION',
  NOT_FOUND: 'error-NOT_FOUND',
  FORBIDDEN: 'error-FORBIDDEN',
  UNAUTHENTICATED: 'error-UNAUTHENTICATED',
  CONFLICT: 'error-CONFLICT',
  STAGE_REQUIREMENTS: 'error-STAGE_REQUIREMENTS',
  EXPIRED: 'error-EXPIRED',
  RATE_LIMITED: 'error-RATE_LIMITED',
  UNAVAILABLE: 'error-UNAVAILABLE',
  INTERNAL: 'error-INTERNAL',
} as const satisfies Record<ErrorCode, PlainTextKey>

/** Each says whom to ask for a new one. */
const TEXT_OF_INVITE = {
  expired: 'invite-expired',
  'used-up': 'invite-used-up',
  revoked: 'invite-revoked',
  stopped: 'invite-expired',
  'before-removal': 'invite-before-removal',
} as const satisfies Record<InviteRefusal, TextKey>

/** The most specific text for an error: its field problem, invite or conflict reason, otherwise its code. */
export function errorText(error: unknown, t: Translate): string {
  const problem = fieldProblemOf(error)
  if (problem !== null) return problemText(t, problem)
  if (isAppError(error)) {
    if (error.code === 'CONFLICT') return conflictText(t, error.details)
    if (error.code === 'NOT_FOUND' && error.details.kind === 'invite') return t('invite-unknown')
    if (error.code === 'FORBIDDEN' && 'action' in error.details) {
      if (error.details.action === 'record.delete-others') return t('error-delete-others')
      if (error.details.action === 'note.edit-others') return t('error-note-others')
    }
    if (error.code === 'EXPIRED' && error.details.kind === 'trash')
      return t('error-trash-expired', { days: error.details.days })
    if (error.code === 'EXPIRED' && error.details.kind === 'invite')
      return t(TEXT_OF_INVITE[error.details.why], { name: error.details.turnTo ?? '' })
  }
  return t(TEXT_OF_CODE[codeOf(error)])
}
