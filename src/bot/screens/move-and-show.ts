/** Moves a deal after a tap, and shows it where it is now. */
import { movedText } from '../text/moved-text.ts'
import type { BotContext } from './bot-context.ts'
import { missingFor } from '../dialogues/missing-fields.ts'
import type { WantedMove } from '../dialogues/move-in-dialogue.ts'

/** Starts a dialogue if the stage requires fields that the deal lacks. @throws AppError as the service does, otherwise */
export async function moveAndShow(ctx: BotContext, { id, from, wish }: WantedMove): Promise<void> {
  try {
    const moved = await ctx.services.deals.move(ctx.actor(), id, { wish, from })
    await ctx.show('deal', { id, undoId: moved.undoId, notice: movedText(moved, ctx.t) })
  } catch (error) {
    const missing = missingFor(error, ctx.services.tablesOf(ctx.actor()).deal)
    if (missing === null) throw error
    await ctx.begin('fillStage', { id, from, wish, missing })
  }
}
