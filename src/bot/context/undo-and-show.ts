/** The undo button: takes a change back and shows what it belongs to. */
import type { BotContext } from './bot-context.ts'

/** @throws AppError as the undo service does */
export async function undoAndShow(ctx: BotContext, eventId: string): Promise<void> {
  const { type, contactId, displayName } = await ctx.services.undo.undo(ctx.actor(), eventId)
  if (type === 'contact.created') {
    await ctx.show('notice', { text: ctx.t('undone-created', { name: displayName }) })
    return
  }
  const key = type === 'contact.deleted' ? 'undone-deleted' : 'undone-updated'
  await ctx.show('contact', { id: contactId, notice: ctx.t(key, { name: displayName }) })
}
