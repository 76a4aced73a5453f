/**
 * Encrypts the state of dialogues that ask for a secret: the conversations plugin keeps what was typed, to replay it, and a
 * dialogue that was left is kept for weeks.
 */
import type { DialogueName } from './dialogues.ts'

const ASKING: readonly DialogueName[] = ['addLeadSource', 'renewLeadSecret', 'setLeadToken']
const SEALED = 'sealed:'

export type StateBox = {
  readonly seal: (text: string, context: string) => string
  /** Throws when it was changed, or its key is not known any more. */
  readonly open: (sealed: string, context: string) => string
}

/** Whether a dialogue of this state asks for a secret, so that nothing that was typed into it may be shown again. */
export function asksForSecret(json: string): boolean {
  const { state } = JSON.parse(json) as { readonly state?: object | null }
  return ASKING.some((name) => Object.hasOwn(state ?? {}, name))
}

export function createDialogueSeal(box: StateBox) {
  return {
    /** @param key of the chat */
    seal: (json: string, key: string): string =>
      asksForSecret(json) ? `${SEALED}${box.seal(json, `dialogue/${key}`)}` : json,
    /** @returns null for what cannot be opened: it is as good as no dialogue */
    open(stored: string, key: string): string | null {
      if (!stored.startsWith(SEALED)) return stored
      try {
        return box.open(stored.slice(SEALED.length), `dialogue/${key}`)
      } catch {
        return null
      }
    },
  }
}
