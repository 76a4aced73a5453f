/** What is done with an outgoing webhook from its card and from messages about it. */
import type { WebhookId } from '../../models/ids.ts'
import type { BotContext, ShowHow } from './bot-context.ts'

/** @throws AppError FORBIDDEN, NOT_FOUND; so do the others */
export async function tryWebhookAndShow(ctx: BotContext, id: WebhookId, how: ShowHow = {}): Promise<void> {
  await ctx.services.webhooks.tryNow(ctx.actor(), id)
  await ctx.show('webhook', { id, notice: ctx.t('webhook-trying') }, how)
}

export async function resumeWebhookAndShow(ctx: BotContext, id: WebhookId, how: ShowHow = {}): Promise<void> {
  await ctx.services.webhooks.resume(ctx.actor(), id)
  await ctx.show('webhook', { id, notice: ctx.t('webhook-resumed') }, how)
}

/** The message says that we listen. A job puts the outcome in its place. */
export async function testWebhookAndListen(ctx: BotContext, id: WebhookId): Promise<void> {
  const { name } = await ctx.services.webhooks.get(ctx.actor(), id)
  const { chat, message_id: messageId } = await ctx.reply(ctx.t('webhook-listening', { name }))
  await ctx.services.webhooks.test(ctx.actor(), id, { chatId: chat.id, messageId })
}
