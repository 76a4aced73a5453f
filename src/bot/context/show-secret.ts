/**
 * Shows a secret in a message of its own that deletes itself. The message is sent first with other words, the job that
 * deletes it is promised together with the change that makes the secret, and only then are its words put in: at no moment
 * is there a secret in the chat that nobody would take away.
 */
import type { FormattedString } from '@grammyjs/parse-mode'

import type { ShownIn } from '../../services/hide-message.ts'
import type { BotContext } from './bot-context.ts'

/** @param make makes the secret and words it; what it throws is thrown after the message is gone again */
export async function showSecret(ctx: BotContext, make: (shownIn: ShownIn) => Promise<FormattedString>): Promise<void> {
  const { chat, message_id: messageId } = await ctx.reply(ctx.t('secret-coming'))
  let words: FormattedString
  try {
    words = await make({ chatId: chat.id, messageId })
  } catch (error) {
    await ctx.api.deleteMessage(chat.id, messageId)
    throw error
  }
  await ctx.api.editMessageText(chat.id, messageId, words.text, { entities: words.entities })
}
