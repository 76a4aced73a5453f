import { type Context, GrammyError } from 'grammy'

/** Removes the buttons of a question. It does not matter if they are already gone. */
export async function removeButtons(ctx: Context, messageId: number): Promise<void> {
  try {
    if (ctx.chat !== undefined) await ctx.api.editMessageReplyMarkup(ctx.chat.id, messageId)
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error
  }
}
