/** Calls services and screens from within a dialogue. Runs once: replays get the stored result. */
import type { Dialogue } from './ask.ts'
import type { BotContext } from '../screens/bot-context.ts'

/**
 * Runs a task with the outer context. Its result must be plain JSON.
 *
 * Errors keep their class: the conversations plugin would make a plain copy, so the original goes on the context, where the
 * middleware around the dialogues finds it.
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
