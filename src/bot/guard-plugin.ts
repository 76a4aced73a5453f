/**
 * A plugin for conversations against their open bug 155: an error that is thrown inside a Bot API call before the
 * request (a payload that cannot be written as JSON), caught by the dialogue and followed by a wait, hangs the update and
 * with it the chat for ever. Writing the payload once before the call lets the same error surface as a plain throw,
 * outside the part that the replay engine counts.
 */
import { type Context, InputFile, type MiddlewareFn } from 'grammy'

/** Files are streamed and have no JSON form of their own. */
function withoutFiles(_key: string, value: unknown): unknown {
  return value instanceof InputFile ? null : value
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
