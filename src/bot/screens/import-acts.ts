/** What the buttons of an import do, on its screen and on its message. */
import { isConflict } from '../../errors.ts'
import type { ImportId } from '../../models/ids.ts'
import type { BotContext } from './bot-context.ts'

/** The message with the button goes on to show how far it is. */
function shownHere(ctx: BotContext): { readonly over?: number } {
  const messageId = ctx.callbackQuery?.message?.message_id
  return messageId === undefined ? {} : { over: messageId }
}

/** A second tap, or somebody else's, finds it done: then it is shown as it is. */
async function unlessDone(act: Promise<void>): Promise<void> {
  try {
    await act
  } catch (error) {
    const isDone = (['import-busy', 'import-over', 'already-undone'] as const).some((reason) =>
      isConflict(error, reason),
    )
    if (!isDone) throw error
  }
}

export async function startImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await unlessDone(ctx.services.imports.start(ctx.actor(), id, shownHere(ctx)))
  await ctx.show('import', { id })
}

export async function cancelImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await unlessDone(ctx.services.imports.cancel(ctx.actor(), id))
  await ctx.show('import', { id })
}

export async function undoImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await unlessDone(ctx.services.imports.undo(ctx.actor(), id, shownHere(ctx)))
  await ctx.show('import', { id })
}

/** Shows an import; while it works, the message changes by itself. */
export async function watchImportAndShow(ctx: BotContext, id: ImportId): Promise<void> {
  await ctx.services.imports.watch(ctx.actor(), id, shownHere(ctx))
  await ctx.show('import', { id })
}
