/** Waits in the chat for a source's first delivery, in a message that later shows what arrived. */
import { GrammyError } from 'grammy'

import type { LeadSourceId } from '../../models/ids.ts'
import type { ListeningView } from '../../services/leads/listening-view.ts'
import type { ShownIn } from '../../services/notifications/hide-message.ts'
import { listeningMessage, rightMessage } from '../text/listening-text.ts'
import { createRemoveMessage } from '../telegram/remove-message.ts'
import { withNotice } from '../text/notice.ts'
import type { NewsMessage } from '../text/news-text.ts'
import type { BotContext } from './bot-context.ts'
import { messageKeyboard } from './message-keyboard.ts'
import { putMessage } from './put-message.ts'

const wordsOf = (ctx: BotContext) => ({
  t: ctx.t,
  locale: ctx.locale,
  timeZone: ctx.membership?.timeZone ?? 'UTC',
})

async function change(ctx: BotContext, { chatId, messageId }: ShownIn, { text, rows }: NewsMessage): Promise<void> {
  try {
    await ctx.api.editMessageText(chatId, messageId, text.text, {
      entities: text.entities,
      link_preview_options: { is_disabled: true },
      reply_markup: messageKeyboard(ctx.actor().workspaceId, rows),
    })
  } catch (error) {
    if (!(error instanceof GrammyError) || !error.description.includes('message is not modified')) throw error
  }
}

export type ListenOptions = {
  /** Shown above it until something arrives. */
  readonly notice?: string | undefined
  /** In a new message under all others. The tapped one, and the one that waited until now, are deleted. */
  readonly under?: boolean
}

/** The question that was answered last, and the message that waited until now, would only say what is no longer so. */
async function removeOthers(ctx: BotContext, kept: ShownIn, before: ShownIn | null): Promise<void> {
  const remove = createRemoveMessage(ctx.api)
  for (const messageId of new Set([ctx.callbackQuery?.message?.message_id, before?.messageId]))
    if (messageId !== undefined && messageId !== kept.messageId) await remove(kept.chatId, messageId)
}

/**
 * The tapped message becomes the waiting one; without one there is a new message.
 *
 * @throws AppError FORBIDDEN, NOT_FOUND
 */
export async function listenAndShow(
  ctx: BotContext,
  id: LeadSourceId,
  { notice, under = false }: ListenOptions = {},
): Promise<void> {
  const actor = ctx.actor()
  // Before anything is shown: a source that is gone must not cost the tapped message.
  await ctx.services.leadSources.get(actor, id)
  const before = under ? await ctx.services.listening.read(actor, id) : null
  const coming = ctx.t('listening-coming')
  const messageId = under ? (await ctx.reply(coming)).message_id : await putMessage(ctx, coming)
  const mine = { chatId: ctx.chat?.id ?? 0, messageId }
  const shownIn = await ctx.services.listening.start(actor, id, mine)
  // A repeat after a crash: the message of the first run goes on.
  const isRepeat = shownIn.messageId !== mine.messageId
  if (isRepeat) await ctx.api.deleteMessage(mine.chatId, mine.messageId)
  if (under) await removeOthers(ctx, shownIn, before?.shownIn ?? null)
  const listening = await ctx.services.listening.read(actor, id)
  if (listening === null) return
  const { text, rows } = listeningMessage(listening.view, wordsOf(ctx))
  await change(ctx, listening.shownIn, { text: withNotice(notice, text), rows })
}

/** Where a tapped message of the bot is. */
export function tappedIn(ctx: BotContext): ShownIn {
  return { chatId: ctx.chat?.id ?? 0, messageId: ctx.callbackQuery?.message?.message_id ?? 0 }
}

/** What the tapped message shows now; null if it is not the waiting one, but an older one. */
async function listeningIn(ctx: BotContext, id: LeadSourceId): Promise<ListeningView | null> {
  const listening = await ctx.services.listening.read(ctx.actor(), id)
  return listening?.shownIn.messageId === tappedIn(ctx).messageId ? listening.view : null
}

const overNotice = (ctx: BotContext, id: LeadSourceId) =>
  ctx.show('leadSource', { id, notice: ctx.t('listening-over') })

export async function heardRight(ctx: BotContext, id: LeadSourceId): Promise<void> {
  const view = await listeningIn(ctx, id)
  const stopped = await ctx.services.listening.stop(ctx.actor(), id, tappedIn(ctx))
  if (!stopped || view === null) return overNotice(ctx, id)
  await change(ctx, tappedIn(ctx), rightMessage(view, wordsOf(ctx)))
}

/** Fixes the fields with the values of the delivery that the message shows. */
export async function fixHeard(ctx: BotContext, id: LeadSourceId): Promise<void> {
  const view = await listeningIn(ctx, id)
  if (view?.kind !== 'understood' && view?.kind !== 'lost') return overNotice(ctx, id)
  await ctx.begin('mapLeadFields', { id, deliveryId: view.deliveryId })
}

export async function stopListening(ctx: BotContext, id: LeadSourceId): Promise<void> {
  const stopped = await ctx.services.listening.stop(ctx.actor(), id, tappedIn(ctx))
  await ctx.show('leadSource', { id, notice: ctx.t(stopped ? 'listening-stopped' : 'listening-over') })
}

export async function discardHeard(ctx: BotContext, id: LeadSourceId): Promise<void> {
  const discarded = await ctx.services.listening.discard(ctx.actor(), id, tappedIn(ctx))
  await ctx.show('leadSource', { id, notice: ctx.t(discarded ? 'listening-discarded' : 'listening-over') })
}
