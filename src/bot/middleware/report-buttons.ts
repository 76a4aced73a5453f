/** The buttons of reports that were sent regularly. They work however old the message is. */
import { Composer } from 'grammy'

import { actIn } from '../screens/act-in.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { decodeCallback } from '../screens/callback-codec.ts'

export function createReportButtons(): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.callbackQuery(/./u, async (ctx, next) => {
    const tap = decodeCallback(ctx.callbackQuery.data)
    if (tap === null || (tap.action !== 'reportDeals' && tap.action !== 'reportOpen')) return next()
    const [workspaceId] = tap.argument
    if (ctx.membership?.workspaceId !== workspaceId) await actIn(ctx, workspaceId)
    // In messages of their own: the picture stays.
    if (tap.action === 'reportDeals') await ctx.show('view', { id: tap.argument[1] }, { fresh: true })
    else await ctx.show('report', { query: tap.argument[1] }, { fresh: true })
  })
  return composer
}
