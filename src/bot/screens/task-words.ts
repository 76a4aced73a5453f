/** The settings for wording tasks for the person talking. */
import type { MemberId } from '../../models/ids.ts'
import type { Due } from '../../services/tasks/task-time.ts'
import { type TaskWords, whenText } from '../text/task-card.ts'
import type { BotContext } from './bot-context.ts'

export function taskWords(ctx: BotContext): TaskWords & { readonly memberId?: MemberId } {
  const { t, membership } = ctx
  const words = { t, timeZone: membership?.timeZone ?? 'UTC', now: ctx.now() }
  return membership === null ? words : { ...words, memberId: membership.memberId }
}

/** A line beneath a task that was done: when the next one of its series is due. Empty for a single task. */
export function againText(ctx: BotContext, again: Due | undefined): string {
  return again === undefined ? '' : `\n${ctx.t('task-again', { when: whenText(again, taskWords(ctx)) })}`
}
