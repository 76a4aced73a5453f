/** Leaving a dialogue: by /cancel, by its Cancel button, by any other command, or by waiting too long. */
import { Composer, InlineKeyboard } from 'grammy'

import { cutToUnits } from '../../language/cut-text.ts'
import { decodeCallback, encodeCallback, MESSAGE_ACTIONS } from '../screens/callback-codec.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { putMessage } from '../screens/put-message.ts'
import { typedTexts } from './typed-texts.ts'

/** A button that resumes the parked dialogue, and one that leads home. */
export function resumeKeyboard(ctx: BotContext): InlineKeyboard {
  return new InlineKeyboard()
    .text(ctx.t('button-resume'), encodeCallback(MESSAGE_ACTIONS.resume()))
    .text(ctx.t(ctx.membership === null ? 'button-start' : 'button-home'), encodeCallback(MESSAGE_ACTIONS.home()))
}

/** Typed text may be too long for one message together with our own words. */
const MAX_QUOTED = 3500

/** Ends the open dialogue, and parks it if something was typed. Returns whether it was parked; null when none was open. */
export async function leaveDialogue(ctx: BotContext): Promise<boolean | null> {
  if (Object.keys(ctx.conversation.active()).length === 0) return null
  const { open } = ctx.dialogueState
  const kept = open !== null && typedTexts(open.json).length > 0
  ctx.dialogueState.park = kept
  await ctx.conversation.exitAll()
  return kept
}

async function cancel(ctx: BotContext): Promise<void> {
  const kept = await leaveDialogue(ctx)
  if (kept !== true) {
    await ctx.show('notice', { text: ctx.t(kept === null ? 'nothing-to-cancel' : 'cancelled') })
    return
  }
  await putMessage(ctx, ctx.t('cancelled-kept'), resumeKeyboard(ctx))
}

/** Install it after the conversations plugin and before the dialogues. */
export function createLeaveDialogue(): Composer<BotContext> {
  const composer = new Composer<BotContext>()

  composer.use(async (ctx, next) => {
    const { expired } = ctx.dialogueState
    if (expired !== null && expired.typed.length > 0) {
      if (expired.resumable) await ctx.reply(ctx.t('expired-kept'), { reply_markup: resumeKeyboard(ctx) })
      else await ctx.reply(ctx.t('expired-updated', { typed: cutToUnits(expired.typed.join('\n'), MAX_QUOTED) }))
    }
    await next()
  })

  composer.command('cancel', cancel)
  composer.callbackQuery(/./u, async (ctx, next) => {
    const action = decodeCallback(ctx.callbackQuery.data)?.action
    if (action === 'cancel') await cancel(ctx)
    else if (action === 'home') await (ctx.membership === null ? ctx.show('welcome', {}) : ctx.show('home', {}))
    else await next()
  })

  composer.on('message:entities:bot_command', async (ctx, next) => {
    if (ctx.message.entities[0]?.offset === 0 && (await leaveDialogue(ctx)) === true) {
      await ctx.reply(ctx.t('left-kept'), { reply_markup: resumeKeyboard(ctx) })
    }
    await next()
  })

  return composer
}
