/** What becomes of a dialogue when an error comes out of its own code. */
import type { MiddlewareFn } from 'grammy'

import { codeOf, type ErrorCode } from '../../errors.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { resumeKeyboard } from './leave-dialogue.ts'
import { typedTexts } from './typed-texts.ts'

/** Whether the same answer given again would meet the same error. A new code does not compile until it is decided. */
const LASTING = {
  NOT_FOUND: true,
  FORBIDDEN: true,
  UNAUTHENTICATED: true,
  VALIDATION: false,
  CONFLICT: false,
  STAGE_REQUIREMENTS: false,
  EXPIRED: false,
  RATE_LIMITED: false,
  UNAVAILABLE: false,
  INTERNAL: false,
} as const satisfies Record<ErrorCode, boolean>

/**
 * Wraps the dialogues. After an error that may pass, the dialogue stays where it was, so that the same answer can be given
 * again. After one that will not (the contact is gone, the role does not allow it any more) it ends, and is kept.
 */
export const endFailedDialogue: MiddlewareFn<BotContext> = async (ctx, next) => {
  const state = ctx.dialogueState
  try {
    await next()
  } catch (error) {
    const { failure } = state
    if (failure === undefined || !LASTING[codeOf(failure)]) {
      state.keep = true
    } else if (!state.park && state.open !== null && typedTexts(state.open.json).length > 0) {
      state.park = true
      await ctx.reply(ctx.t('left-kept'), { reply_markup: resumeKeyboard(ctx) })
    }
    throw failure ?? error
  }
}
