/** The answer to a button of an earlier version, or one that nobody knows. */
import type { BotContext } from './bot-context.ts'

/** Replaces the old message with the person's current menu. */
export async function showCurrentMenu(ctx: BotContext): Promise<void> {
  const notice = ctx.t('button-outdated')
  await (ctx.membership === null ? ctx.show('welcome', { notice }) : ctx.show('home', { notice }))
}
