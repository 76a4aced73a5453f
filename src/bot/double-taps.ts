/**
 * Two taps in a row do one thing. The second of two equal taps on the same state of a message is passed over. This is
 * for the eye only, and so in memory: that a change is not made twice is the services' own care.
 */
import type { MiddlewareFn } from 'grammy'

import type { Clock } from '../clock.ts'
import type { BotContext } from './context.ts'

/** Longer than a finger bounces, shorter than somebody decides to tap again. Milliseconds. */
const WINDOW_MS = 1500
const MOST_REMEMBERED = 10_000

export function createDoubleTapFilter(clock: Clock): MiddlewareFn<BotContext> {
  const taps = new Map<string, { updateId: number; at: number }>()

  return async (ctx, next) => {
    const { callbackQuery } = ctx
    const message = callbackQuery?.message
    if (callbackQuery === undefined || message === undefined) return next()
    const edited = 'edit_date' in message ? (message.edit_date ?? message.date) : message.date
    const key = `${message.chat.id}:${message.message_id}:${edited}:${callbackQuery.data ?? ''}`
    const at = clock.now().getTime()
    const before = taps.get(key)
    // The same update again is the queue's repeat of one that failed.
    if (before !== undefined && before.updateId !== ctx.update.update_id && at - before.at < WINDOW_MS) return undefined
    if (taps.size >= MOST_REMEMBERED) taps.clear()
    taps.set(key, { updateId: ctx.update.update_id, at })
    return next()
  }
}
