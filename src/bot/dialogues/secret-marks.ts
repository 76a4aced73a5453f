/**
 * Lets a question tell the store that its answer is a secret. A dialogue can reach only its own contexts, so the mark is set
 * through them. Every replay sets it again, so it is set for every state that contains the answer.
 */
import type { Context, MiddlewareFn } from 'grammy'

/** The context of an update that a dialogue waited for. */
export type DialogueContext = Context & {
  /** Marks this update as the answer to a secret question, accepted or refused. */
  markSecret: () => void
}

export type SecretMarks = {
  /** Install it in the plugins of every conversation. */
  readonly plugin: MiddlewareFn<DialogueContext>
  /** Clears the mark of the previous update. */
  readonly clear: (key: string) => void
  readonly isSet: (key: string) => boolean
}

/** The key of the chat's dialogue. */
export function dialogueKey(ctx: Context): string {
  return `${ctx.me.id}:${ctx.chat?.id ?? 'none'}`
}

export function createSecretMarks(): SecretMarks {
  const marked = new Set<string>()
  return {
    plugin: async (ctx, next) => {
      ctx.markSecret = () => void marked.add(dialogueKey(ctx))
      await next()
    },
    clear: (key) => void marked.delete(key),
    isSet: (key) => marked.has(key),
  }
}
