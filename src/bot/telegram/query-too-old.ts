/** Telegram's error for a tap or an inline query answered after roughly 15 s, or already answered. */
import { GrammyError } from 'grammy'

/** Whether an answer came too late: there is nothing to do and nothing to report. */
export function isQueryTooOld(error: unknown): boolean {
  return error instanceof GrammyError && /query is too old|query ID is invalid/i.test(error.description)
}
