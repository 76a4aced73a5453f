/** Steps out of a dialogue into the services and screens, once: a replay gets the stored result. */
import type { Dialogue } from './ask.ts'
import type { BotContext } from '../screens/bot-context.ts'

/**
 * Runs a task with the outer context. Its result must be plain JSON.
 *
 * An error keeps its class: the conversations plugin would make a plain copy of it, so the original is put on the context,
 * where the middleware round the dialogues finds it.
 */
export function outside<T>(dialogue: Dialogue, task: (ctx: BotContext) => Promise<T> | T): Promise<T> {
  return dialogue.external(async (ctx) => {
    try {
      return await task(ctx)
    } catch (error) {
      ctx.dialogueState.failure = error
      throw error
    }
  })
}
