/** Shows the next pair of possible duplicates, after what has changed was compared. */
import type { BotContext } from './bot-context.ts'
import type { ScreenParams } from './screen-params.ts'

/** @throws AppError FORBIDDEN */
export async function showDuplicates(ctx: BotContext, params: ScreenParams['duplicates'] = {}): Promise<void> {
  await ctx.services.duplicates.refresh(ctx.actor())
  await ctx.show('duplicates', params)
}
