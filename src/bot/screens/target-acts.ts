/** What the screens about targets share: how a month and a member's month are written into a button, and the undo of a change. */
import type { EventId, MemberId } from '../../models/ids.ts'
import type { ChangedTargets } from '../../services/targets/targets.ts'
import { type Argument, packedId, sequence, wholeNumber } from './argument.ts'
import type { BotContext } from './bot-context.ts'

/** YYYY-MM. */
export const aMonth: Argument<string, 7> = {
  size: 7,
  encode: (month) => month,
  decode: (text) => (/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(text) ? text : null),
}

const PAGE_DIGITS = 3

/** Of a list that is told page by page, from 0. */
export const aPage = wholeNumber(PAGE_DIGITS)

export const aMonthPage = sequence(aMonth, aPage)

export const aMemberMonth = sequence(aMonth, packedId<MemberId>())

/** What is said after targets were set. */
export function changedNotice({ t }: Pick<BotContext, 't'>, { count, undoId }: ChangedTargets) {
  return { notice: t('targets-set', { count }), ...(undoId !== null && { undoId }) }
}

/** @throws AppError as the undo service does */
export async function undoTargets(ctx: BotContext, eventId: EventId): Promise<void> {
  await ctx.services.undo.undo(ctx.actor(), eventId)
  await ctx.show('targets', { notice: ctx.t('targets-undone') })
}
