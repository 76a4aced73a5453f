/** Steps out of a dialogue into the services and screens, once: a replay gets the stored result. */
import type { Dialogue } from './ask.ts'
import type { BotContext } from './bot-context.ts'

/**
 * Runs a task with the outer context. Its result must be plain JSON.
 *
 * An error keeps its class: the conversations plugin would make a plain copy of it, so the original is put on the context,
 * where {@link keepDialogueOnError} finds it.
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

/** Wraps the dialogues: after an error the dialogue stays where it was, so that the same answer can be given again. */
export async function keepDialogueOnError(ctx: BotContext, next: () => Promise<void>): Promise<void> {
  try {
    await next()
  } catch (error) {
    ctx.dialogueState.keep = true
    throw ctx.dialogueState.failure ?? error
  }
}
