/**
 * How a question tells the store that its answer is a secret. A dialogue sees no more of the outside than its own contexts, so
 * the mark comes in with these, and is made again whenever the dialogue is replayed: whatever state holds the answer has it.
 */
import type { Context, MiddlewareFn } from 'grammy'

/** The context of an update that a dialogue waited for. */
export type DialogueContext = Context & {
  /** Says that this update is the answer to a secret question, taken or refused. */
  markSecret: () => void
}

export type SecretMarks = {
  /** To be installed in the plugins of every conversation. */
  readonly plugin: MiddlewareFn<DialogueContext>
  /** Forgets the mark of the update before. */
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
