/** Shows a source's secret in a message of its own that deletes itself. */
import type { ShownSource } from '../../services/leads/source-secrets.ts'
import type { BotContext } from './bot-context.ts'

/**
 * Returns nothing of the secret: what a dialogue's step returns is stored. The promise to delete the message comes after it, since
 * only then its id is known; a crash between repeats the update, and the repeat shows another secret, so that the
 * one left standing is worth nothing.
 */
export async function showLeadSecret(ctx: BotContext, shown: ShownSource): Promise<void> {
  // What was asked last becomes the source's card, which stays when the secret has gone.
  await ctx.show('leadSource', { id: shown.id })
  await ctx.show('leadSecret', { shown }, { fresh: true })
  const chatId = ctx.chat?.id
  if (ctx.shownMessageId === undefined || chatId === undefined) return
  await ctx.services.messages.deleteLater(ctx.actor(), { chatId, messageId: ctx.shownMessageId })
}
