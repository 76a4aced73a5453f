/** What the buttons of an import do, on its screen and on its message. */
import type { ImportId } from '../../models/ids.ts'
import type { BotContext } from './bot-context.ts'

/** The message with the button goes on to show how far it is. */
function shownHere(ctx: BotContext): { readonly over?: number } {
  const messageId = ctx.callbackQuery?.message?.message_id
  return messageId === undefined ? {} : { over: messageId }
}

export async function startImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await ctx.services.imports.start(ctx.actor(), id, shownHere(ctx))
  await ctx.show('import', { id })
}

export async function cancelImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await ctx.services.imports.cancel(ctx.actor(), id)
  await ctx.show('import', { id })
}

export async function undoImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await ctx.services.imports.undo(ctx.actor(), id, shownHere(ctx))
  await ctx.show('import', { id })
}

/** Shows an import; while it works, the message changes by itself. */
export async function watchImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await ctx.services.imports.watch(ctx.actor(), id, shownHere(ctx))
  await ctx.show('import', { id })
}
