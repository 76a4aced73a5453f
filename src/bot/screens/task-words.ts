/** The settings for wording tasks for the person talking. */
import type { MemberId } from '../../models/ids.ts'
import type { TaskWords } from '../text/task-card.ts'
import type { BotContext } from './bot-context.ts'

export function taskWords(ctx: BotContext): TaskWords & { readonly memberId?: MemberId } {
  const { t, membership } = ctx
  const words = { t, timeZone: membership?.timeZone ?? 'UTC', now: ctx.now() }
  return membership === null ? words : { ...words, memberId: membership.memberId }
}
