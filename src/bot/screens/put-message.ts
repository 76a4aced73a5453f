/** Puts a plain message in the chat: over the tapped message if possible, otherwise as a new one. */
import { type Context, GrammyError, type InlineKeyboard } from 'grammy'

/** Returns the id of the message that now holds the text. */
export async function putMessage(ctx: Context, text: string, keyboard?: InlineKeyboard): Promise<number> {
  const markup = keyboard === undefined ? {} : { reply_markup: keyboard }
  const tapped = ctx.callbackQuery?.message
  if (tapped !== undefined) {
    try {
      await ctx.editMessageText(text, markup)
      return tapped.message_id
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error
      if (error.description.includes('message is not modified')) return tapped.message_id
    }
  }
  return (await ctx.reply(text, markup)).message_id
}
