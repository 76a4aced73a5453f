/** What a button of an earlier version, or one that nobody knows, leads to. */
import type { BotContext } from './bot-context.ts'

/** Shows the menu that the person has now in place of the old message. */
export async function showPresentMenu(ctx: BotContext): Promise<void> {
  const notice = ctx.t('button-outdated')
  await (ctx.membership === null ? ctx.show('welcome', { notice }) : ctx.show('home', { notice }))
}
