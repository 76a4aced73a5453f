/** What the button behind a stopped erasure does. */
import type { BotContext } from './bot-context.ts'

/** @returns what came of it, in words */
export async function eraseAgain(ctx: BotContext): Promise<string> {
  const count = await ctx.services.privacy.stopped.goOn(ctx.actor())
  return count === 0 ? ctx.t('erasures-none-stopped') : ctx.t('erasures-go-on', { count })
}
