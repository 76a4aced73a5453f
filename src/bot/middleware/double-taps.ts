/**
 * Two taps in a row do one thing: the second of two equal taps on the same state of a message is ignored. This is only
 * for the person's eyes, so it is kept in memory: the services make sure that a change is not made twice.
 */
import type { MiddlewareFn } from 'grammy'

import type { Clock } from '../../clock.ts'
import type { BotContext } from '../screens/bot-context.ts'

/** Longer than a finger bounces, and shorter than somebody takes to tap again on purpose. Milliseconds. */
const WINDOW_MS = 1500
const MAX_REMEMBERED = 10_000

type Tap = { readonly updateId: number; readonly state: string; readonly at: number }

export function createDoubleTapFilter(clock: Clock): MiddlewareFn<BotContext> {
  const lastTaps = new Map<string, Tap>()

  return async (ctx, next) => {
    const { callbackQuery } = ctx
    const message = callbackQuery?.message
    if (callbackQuery === undefined || message === undefined) return next()
    const edited = 'edit_date' in message ? (message.edit_date ?? message.date) : message.date
    const key = `${message.chat.id}:${message.message_id}`
    const tap = {
      updateId: ctx.update.update_id,
      state: `${edited}:${callbackQuery.data ?? ''}`,
      at: clock.now().getTime(),
    }
    const last = lastTaps.get(key)
    const again = last !== undefined && last.state === tap.state && tap.at - last.at < WINDOW_MS
    // The same update again is the queue's retry of one that failed.
    if (again && last.updateId !== tap.updateId) return undefined
    if (lastTaps.size >= MAX_REMEMBERED) lastTaps.clear()
    lastTaps.set(key, tap)
    return next()
  }
}
