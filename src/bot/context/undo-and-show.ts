/** Undo by button or by command: takes a change back and shows what it belongs to. */
import type { Undone } from '../../services/undo.ts'
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

async function showUndone(ctx: BotContext, { target, effect, name }: Undone): Promise<void> {
  const notice = ctx.t(`undone-${effect}`, { name })
  if (target.kind === 'contact' && effect !== 'gone') await ctx.show('contact', { id: target.id, notice })
  else await ctx.show('notice', { text: notice })
}
