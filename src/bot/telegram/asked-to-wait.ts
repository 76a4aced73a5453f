/** What a job is told where Telegram asks to wait: it is repeated then. */
import type { GrammyError } from 'grammy'

import { AppError } from '../../errors.ts'

const TOO_MANY = 429

export function isAskedToWait({ error_code: code }: Pick<GrammyError, 'error_code'>): boolean {
  return code === TOO_MANY
}

/** @returns RATE_LIMITED with `retryAfter` in seconds */
export function askedToWait(cause: Pick<GrammyError, 'parameters'>): AppError {
  const { retry_after: retryAfter = 1 } = cause.parameters
  return new AppError('RATE_LIMITED', { cause, details: { retryAfter } })
}
