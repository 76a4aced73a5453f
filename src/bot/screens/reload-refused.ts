/**
 * Makes stale buttons safe: if a tap is refused because the record is gone, has changed or is no longer available to the
 * person's role, the screen shows the record as it is now, with the refusal above it.
 */
import { AppError, type ErrorCode, recordOf } from '../../errors.ts'
import type { BotContext } from './bot-context.ts'
import { sayElsewhere, type Sought } from './say-elsewhere.ts'
import type { RecordRef } from '../../ids.ts'
import { errorText } from '../text/error-text.ts'

/** A refused tap: the record is gone, has changed, or the person's role no longer allows it. */
export type Refusal = {
  /** The record that the error is about, if it says so. */
  readonly about: RecordRef | null
  /** The refusal in words, shown above the current state. */
  readonly notice: string
}

/** Whether an error means that the chat shows something out of date. A new code does not compile until it is added here. */
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
 * Runs the action of a tapped button, and reloads its screen if the action was refused.
 *
 * @param sought what the screen is about: if it is in another of the person's workspaces, they are told so
 * @throws the action's error if it is of another kind, or if there is nothing left to show
 */
export async function reloadRefused(
  ctx: BotContext,
  reload: (refusal: Refusal) => Promise<void>,
  action: () => Promise<void>,
  sought: Sought | null = null,
): Promise<void> {
  try {
    await action()
  } catch (error) {
    if (!isOutOfDate(error)) throw error
    if (error.code === 'NOT_FOUND' && sought !== null && (await sayElsewhere(ctx, sought))) return
    try {
      await reload({ about: recordOf(error) ?? null, notice: errorText(error, ctx.t) })
    } catch (again) {
      throw isOutOfDate(again) ? error : again
    }
  }
}
