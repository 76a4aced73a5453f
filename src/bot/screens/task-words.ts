/** The settings for wording tasks for the person talking. */
import type { TaskWords } from '../text/task-card.ts'
import type { BotContext } from './bot-context.ts'

export function taskWords(ctx: BotContext): TaskWords & { readonly memberId: string } {
  const { timeZone, memberId } = ctx.membership ?? { timeZone: 'UTC', memberId: '' }
  return { t: ctx.t, timeZone, now: ctx.now(), memberId }
}
