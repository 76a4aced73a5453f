import type { Api } from 'grammy'

type GrammySignal = NonNullable<Parameters<Api['getUpdates']>[1]>

/** grammY's types name the signal of an older shim. It only reads `aborted` and listens, which Node's signal also supports. */
export function grammySignal(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal
}
