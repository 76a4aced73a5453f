/** Leaving a dialogue: by /cancel, by its Cancel button, by any other command, or by waiting too long. */
import { Composer, InlineKeyboard } from 'grammy'

import { cutToUnits } from '../../language/cut-text.ts'
import { decodeCallback, encodeCallback, MESSAGE_ACTIONS } from '../screens/callback-codec.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { putMessage } from '../screens/put-message.ts'
import type { StoredDialogue } from './dialogue-state.ts'
import { removeButtons } from './remove-buttons.ts'
import { typedTexts } from './typed-texts.ts'

/** The mark by which “Go on” finds a dialogue. */
export function markOf(dialogue: StoredDialogue | null): string | null {
  return dialogue?.progress.question?.mark ?? null
}

/** A button that resumes the dialogue with that mark, and one that leads home. */
export function resumeKeyboard(ctx: BotContext, mark: string | null): InlineKeyboard {
  const resume = mark === null ? MESSAGE_ACTIONS.resume() : MESSAGE_ACTIONS.goOn(mark)
  return new InlineKeyboard()
    .text(ctx.t('button-resume'), encodeCallback(resume))
    .text(ctx.t(ctx.membership === null ? 'button-start' : 'button-home'), encodeCallback(MESSAGE_ACTIONS.home()))
}

/** Typed text may be too long for one message together with our own words. */
const MAX_QUOTED = 3500

/** How a dialogue was left: a card waits silently; of a form it is said that what was typed is kept. */
export type Left = { readonly was: 'card' | 'form'; readonly kept: boolean; readonly mark: string | null }

/** Leaves the open dialogue, which waits aside. Null when none was open. */
export async function leaveDialogue(ctx: BotContext): Promise<Left | null> {
  if (Object.keys(ctx.conversation.active()).length === 0) return null
  const { open } = ctx.dialogueState
  ctx.dialogueState.left = 'aside'
  await ctx.conversation.exitAll()
  const was = open?.progress.question?.isCard === true ? 'card' : 'form'
  return { was, kept: open !== null && typedTexts(open.json).length > 0, mark: markOf(open) }
}

/** Leaves the open dialogue for something else, and says what is kept of a form. */
export async function leaveForOther(ctx: BotContext): Promise<void> {
  const left = await leaveDialogue(ctx)
  if (left?.was === 'form' && left.kept) {
    await ctx.reply(ctx.t('left-kept'), { reply_markup: resumeKeyboard(ctx, left.mark) })
  }
}

/** Cancels the open dialogue. Its buttons go; the tapped ones are replaced by the answer. */
async function cancel(ctx: BotContext): Promise<void> {
  const question = ctx.dialogueState.open?.progress.question ?? null
  const left = await leaveDialogue(ctx)
  if (question !== null && question.messageId !== ctx.callbackQuery?.message?.message_id) {
    await removeButtons(ctx, question.messageId)
  }
  if (left?.kept !== true) {
    ctx.dialogueState.left = 'dropped'
    await ctx.show('notice', { text: ctx.t(left === null ? 'nothing-to-cancel' : 'cancelled') })
    return
  }
  await putMessage(ctx, ctx.t('cancelled-kept'), resumeKeyboard(ctx, left.mark))
}

/** “Cancel” of a question that is no longer open has nothing to cancel: another dialogue that is open stays. */
async function stop(ctx: BotContext, mark: string): Promise<void> {
  if (markOf(ctx.dialogueState.open) === mark) await cancel(ctx)
  else await ctx.show('notice', { text: ctx.t('nothing-to-cancel') })
}

/** Install it after the conversations plugin and before the dialogues. */
export function createLeaveDialogue(): Composer<BotContext> {
  const composer = new Composer<BotContext>()

  composer.use(async (ctx, next) => {
    const { expired } = ctx.dialogueState
    if (expired !== null && expired.typed.length > 0) {
      const { mark } = expired
      if (mark !== null) await ctx.reply(ctx.t('expired-kept'), { reply_markup: resumeKeyboard(ctx, mark) })
      else await ctx.reply(ctx.t('expired-updated', { typed: cutToUnits(expired.typed.join('\n'), MAX_QUOTED) }))
    }
    await next()
  })

  composer.command('cancel', cancel)
  composer.callbackQuery(/./u, async (ctx, next) => {
    const tap = decodeCallback(ctx.callbackQuery.data)
    if (tap?.action === 'cancel') await cancel(ctx)
    else if (tap?.action === 'stop') await stop(ctx, tap.argument)
    else if (tap?.action === 'home') await (ctx.membership === null ? ctx.show('welcome', {}) : ctx.show('home', {}))
    else await next()
  })

  composer.on('message:entities:bot_command', async (ctx, next) => {
    if (ctx.message.entities[0]?.offset === 0) await leaveForOther(ctx)
    await next()
  })

  return composer
}
