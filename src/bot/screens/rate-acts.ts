/** What the screens about rates share: how a pair and a day are written into a button, and the undo of a change. */
import type { EventId } from '../../models/ids.ts'
import type { Argument } from './argument.ts'
import type { BotContext } from './bot-context.ts'

export type RatePair = { readonly from: string; readonly to: string }

export const aRatePair: Argument<RatePair, 6> = {
  size: 6,
  encode: ({ from, to }) => `${from}${to}`,
  decode(text) {
    const [, from, to] = /^([A-Z]{3})([A-Z]{3})$/u.exec(text) ?? []
    return from === undefined || to === undefined ? null : { from, to }
  },
}

/** YYYY-MM-DD. */
export const aDay: Argument<string, 10> = {
  size: 10,
  encode: (day) => day,
  decode: (text) => (/^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : null),
}

/** @throws AppError as the undo service does */
export async function undoRate(ctx: BotContext, eventId: EventId): Promise<void> {
  const { name } = await ctx.services.undo.undo(ctx.actor(), eventId)
  await ctx.show('rates', { notice: ctx.t('undone-changed', { name }) })
}
