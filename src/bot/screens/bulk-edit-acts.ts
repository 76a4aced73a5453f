/** What the buttons of a bulk edit do, on its screen and on its message. */
import type { BulkEditId } from '../../models/ids.ts'
import type { BotContext } from './bot-context.ts'

/** A second tap, or somebody else's, finds it over: then it is shown as it is. */
export async function stopBulkEditAndShow(ctx: BotContext, id: BulkEditId): Promise<void> {
  await ctx.services.bulkEdits.stop(ctx.actor(), id)
  await ctx.show('bulkEdit', { id })
}

/** Shows a bulk edit that is being undone; the message changes by itself. */
export async function showUndoing(ctx: BotContext, id: BulkEditId): Promise<void> {
  await ctx.show('bulkEdit', { id })
  await ctx.services.bulkEdits.watch(ctx.actor(), id, ctx.callbackQuery?.message?.message_id)
}

/** @throws AppError as the undo service does */
export async function undoBulkEditAndShow(ctx: BotContext, id: BulkEditId): Promise<void> {
  const { undoId } = await ctx.services.bulkEdits.get(ctx.actor(), id)
  if (undoId !== null) await ctx.services.undo.undo(ctx.actor(), undoId)
  await showUndoing(ctx, id)
}
