/** Decides what happens to a dialogue when its own code throws. */
import type { MiddlewareFn } from 'grammy'

import { codeOf, type ErrorCode } from '../../errors.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { markOf, resumeKeyboard } from './leave-dialogue.ts'
import { typedTexts } from './typed-texts.ts'

/** Whether the same answer would fail again in the same way. A new code does not compile until it is added here. */
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
 * Wraps the dialogues. After a temporary error the dialogue stays where it was, so that the same answer can be given again.
 * After a lasting one (the contact is gone, the role no longer allows it) the dialogue is left and waits aside.
 */
export const endFailedDialogue: MiddlewareFn<BotContext> = async (ctx, next) => {
  const state = ctx.dialogueState
  try {
    await next()
  } catch (error) {
    const { failure } = state
    if (failure === undefined || !LASTING[codeOf(failure)]) {
      state.keep = true
    } else if (state.left === null && state.open !== null && typedTexts(state.open.json).length > 0) {
      state.left = 'aside'
      await ctx.reply(ctx.t('left-kept'), { reply_markup: resumeKeyboard(ctx, markOf(state.open)) })
    }
    throw failure ?? error
  }
}
