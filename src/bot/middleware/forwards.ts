/**
 * Messages that were forwarded to the bot: somebody else's words, so neither a line to read nor an answer to a question. They
 * become notes, whatever dialogue is open, which stays open.
 */
import { Composer } from 'grammy'

import type { BotContext } from '../screens/bot-context.ts'
import { takeDown } from '../screens/take-down.ts'
import { fileOf, originOf, wordsOf } from '../telegram/sent-content.ts'
import { inviteTokenIn } from '../text/invite-link.ts'

/** Install it before the dialogues. */
export function createForwards(): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.on('message:forward_origin', async (ctx, next) => {
    const { message } = ctx
    const words = wordsOf(message)
    // An invite that a colleague passed on opens as if it were typed, and a card is added as a contact.
    const isForOthers = ctx.membership === null || inviteTokenIn(words) !== null || message.contact !== undefined
    if (isForOthers) return next()
    const file = fileOf(message)
    if (words.trim() === '' && file === null) {
      await ctx.show('notice', { text: ctx.t('unsupported-content') })
      return undefined
    }
    const from = originOf(message.forward_origin)
    const part = { messageId: message.message_id, text: words.trim(), file, from }
    return takeDown(ctx, message, { part, joins: 'forwards', waits: true })
  })
  return composer
}
