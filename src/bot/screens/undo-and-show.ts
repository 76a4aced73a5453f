/** Undo by button or command: undoes a change and shows the record that it belongs to. */
import type { Undone } from '../../services/undo/undo.ts'
import type { BotContext } from './bot-context.ts'

/** @throws AppError as the undo service does */
export async function undoAndShow(ctx: BotContext, eventId: string): Promise<void> {
  await showUndone(ctx, await ctx.services.undo.undo(ctx.actor(), eventId))
}

/** @throws AppError as the undo service does */
export async function undoLatestAndShow(ctx: BotContext): Promise<void> {
  const undone = await ctx.services.undo.undoLatest(ctx.actor())
  await (undone === null ? ctx.show('notice', { text: ctx.t('undo-nothing') }) : showUndone(ctx, undone))
}

async function showUndone(ctx: BotContext, { target, effect, name, shownOn }: Undone): Promise<void> {
  const notice = ctx.t(`undone-${effect}`, { name })
  // A record that is gone has no card any more; a note is shown on the card of the record it is about.
  const card = shownOn ?? (effect === 'gone' ? null : target)
  if (card?.kind === 'contact') await ctx.show('contact', { id: card.id, notice })
  else if (card?.kind === 'deal') await ctx.show('deal', { id: card.id, notice })
  else if (card?.kind === 'task') await ctx.show('task', { id: card.id, notice })
  else await ctx.show('notice', { text: notice })
}
