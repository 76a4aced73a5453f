/** Shows the card that a link leads to, in whichever of the person's workspaces it is. */
import { isAppError } from '../../errors.ts'
import type { CardRef } from '../text/card-link.ts'
import { actIn } from './act-in.ts'
import type { BotContext } from './bot-context.ts'
import { showCard } from './show-card.ts'

/** @throws AppError NOT_FOUND if the person can see the record in none of their workspaces */
export async function showCardAnywhere(ctx: BotContext, card: CardRef): Promise<void> {
  try {
    await showCard(ctx, card)
  } catch (error) {
    if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error
    const found = await ctx.services.findInWorkspaces(ctx.person.telegramUserId, ctx.actor(), card)
    if (found === null) throw error
    await actIn(ctx, found)
    await showCard(ctx, card)
  }
}
