/**
 * A plugin for conversations against their open bug 155: an error that is thrown inside a Bot API call before the
 * request (a payload that cannot be written as JSON), caught by the dialogue and followed by a wait, hangs the update and
 * with it the chat for ever. Writing the payload once before the call lets the same error surface as a plain throw,
 * outside the part that the replay engine counts.
 */
import { type Context, InputFile, type MiddlewareFn } from 'grammy'

/** Files are streamed: their own `toJSON` throws, and is asked before a replacer sees them, so their holder drops them. */
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
