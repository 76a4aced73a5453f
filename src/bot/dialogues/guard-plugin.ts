/**
 * Works around the open bug 155 of the conversations plugin. If a Bot API call throws before its request is sent (because
 * the payload cannot be serialised) and the dialogue catches the error and waits, the update hangs, and the chat with it,
 * for ever. Serialising the payload before the call makes the same error surface as a plain throw, outside the part that
 * the replay engine counts.
 */
import { type Context, InputFile, type MiddlewareFn } from 'grammy'

/** Files are streamed. Their `toJSON` throws and runs before the replacer sees them, so they are dropped from their parent. */
function withoutFiles(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value)
  if (!parts.some(([, part]) => part instanceof InputFile)) return value
  return Object.fromEntries(parts.filter(([, part]) => !(part instanceof InputFile)))
}

/** Install first in the `plugins` of every conversation. The call then throws TypeError for such a payload. */
export function guardPlugin<C extends Context>(): MiddlewareFn<C> {
  return async (ctx, next) => {
    ctx.api.config.use((call, method, payload, signal) => {
      JSON.stringify(payload, withoutFiles)
      return call(method, payload, signal)
    })
    await next()
  }
}
