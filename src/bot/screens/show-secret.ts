/**
 * Shows a secret in a message of its own that deletes itself. The message is first sent with other words, the job that
 * deletes it is promised together with the change that creates the secret, and only then is the secret put in: at no moment
 * does the chat hold a secret that nothing will delete.
 */
import { InlineKeyboard } from 'grammy'

import type { ShownIn } from '../../services/notifications/hide-message.ts'
import type { ShownSource } from '../../services/leads/source-secrets.ts'
import type { ShownWebhook } from '../../services/webhooks/webhook-secrets.ts'
import type { SecretText } from '../text/api-key-text.ts'
import type { BotContext } from './bot-context.ts'
import { listenAndShow } from './show-listening.ts'

type Make<T> = (shownIn: ShownIn) => Promise<T>

/** @param make creates the secret; its error is thrown once the message is deleted again */
async function withSecret<T>(
  ctx: BotContext,
  make: Make<T>,
  put: (made: T, shownIn: ShownIn) => Promise<unknown>,
): Promise<void> {
  const { chat, message_id: messageId } = await ctx.reply(ctx.t('secret-coming'))
  const shownIn = { chatId: chat.id, messageId }
  let made: T
  try {
    made = await make(shownIn)
  } catch (error) {
    await ctx.api.deleteMessage(chat.id, messageId)
    throw error
  }
  await put(made, shownIn)
}

/** @param make creates the secret and words it */
export async function showSecret(ctx: BotContext, make: Make<SecretText>): Promise<void> {
  await withSecret(ctx, make, ({ text: { text, entities }, copies }, { chatId, messageId }) => {
    const keyboard = new InlineKeyboard(
      copies.map((row) => row.map(({ label, copy }) => InlineKeyboard.copyText(label, copy))),
    )
    return ctx.api.editMessageText(chatId, messageId, text, { entities, reply_markup: keyboard })
  })
}

/**
 * A lead source's secret, on the screen that says where to enter it.
 *
 * @param make creates it
 * @param notice is shown on the source's card
 */
export async function showLeadSecret(ctx: BotContext, make: Make<ShownSource>, notice?: string): Promise<void> {
  await withSecret(ctx, make, async (shown, over) => {
    // The last question becomes the source's card, which stays when the secret is gone; or it goes on listening, under the
    // secret, where what arrives is in view.
    const listening = await ctx.services.listening.read(ctx.actor(), shown.id)
    const listens = listening?.view.kind === 'waiting'
    if (!listens) await ctx.show('leadSource', { id: shown.id, ...(notice !== undefined && { notice }) })
    await ctx.show('leadSecret', { shown }, { over })
    if (listens) await listenAndShow(ctx, shown.id, { under: true, notice })
  })
}

/** The same for a new source, under which a new message waits for the first delivery: what arrives is then in view. */
export async function showNewSource(ctx: BotContext, make: Make<ShownSource>): Promise<void> {
  await withSecret(ctx, make, async (shown, over) => {
    await ctx.show('leadSecret', { shown }, { over })
    await listenAndShow(ctx, shown.id, { under: true })
  })
}

/**
 * An outgoing webhook's secret, on the screen that says what to do with it.
 *
 * @param make creates it
 * @param notice is shown on the webhook's card
 */
export async function showWebhookSecret(ctx: BotContext, make: Make<ShownWebhook>, notice?: string): Promise<void> {
  await withSecret(ctx, make, async (shown, over) => {
    await ctx.show('webhook', { id: shown.id, ...(notice !== undefined && { notice }) })
    await ctx.show('webhookSecret', { shown }, { over })
  })
}
