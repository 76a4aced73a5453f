/**
 * Stale buttons are safe: a tap that is refused, because the record is gone, has changed or is not for the person's role
 * any more, shows the screen's record as it is now with the refusal over it.
 */
import { AppError, type ErrorCode, recordOf } from '../../errors.ts'
import type { BotContext } from './bot-context.ts'
import { errorText } from '../text/error-text.ts'

/** A tap that was refused: the record is gone, has changed, or the person's role does not allow it any more. */
export type Refusal = {
  /** Which record the error is about, where it says so. */
  readonly contactId: string | null
  readonly dealId: string | null
  readonly taskId: string | null
  /** The refusal in words, to be shown over what there is now. */
  readonly notice: string
}

/** Whether an error means that what stands in the chat is out of date. A new code does not compile until it is decided. */
const OUT_OF_DATE = {
  NOT_FOUND: true,
  FORBIDDEN: true,
  CONFLICT: true,
  EXPIRED: true,
  UNAUTHENTICATED: true,
  STAGE_REQUIREMENTS: false,
  VALIDATION: false,
  RATE_LIMITED: false,
  UNAVAILABLE: false,
  INTERNAL: false,
} as const satisfies Record<ErrorCode, boolean>

export function isOutOfDate(error: unknown): error is AppError {
  return error instanceof AppError && OUT_OF_DATE[error.code]
}

/**
 * Runs the action of a tapped button, and reloads its screen when it was refused.
 *
 * @throws the action's error when it is none of that kind, or when there is nothing left to be shown
 */
export async function reloadRefused(
  ctx: BotContext,
  reload: (refusal: Refusal) => Promise<void>,
  action: () => Promise<void>,
): Promise<void> {
  try {
    await action()
  } catch (error) {
    if (!isOutOfDate(error)) throw error
    const { contactId = null, dealId = null, taskId = null } = recordOf(error)
    const about = { contactId, dealId, taskId }
    try {
      await reload({ ...about, notice: errorText(error, ctx.t) })
    } catch (again) {
      throw isOutOfDate(again) ? error : again
    }
  }
}
