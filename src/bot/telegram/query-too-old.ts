/** Telegram's words for a tap or an inline query answered after roughly 15 s, or answered before. */
import { GrammyError } from 'grammy'

/** Whether an answer came too late: nothing to be done, nothing to report. */
export function isQueryTooOld(error: unknown): boolean {
  return error instanceof GrammyError && /query is too old|query ID is invalid/i.test(error.description)
}
