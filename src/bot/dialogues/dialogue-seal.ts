/**
 * Encrypts the states that hold the answer to a secret question: the conversations plugin keeps what was typed, to replay it,
 * and a dialogue that was left is kept for weeks. Whether a state was sealed tells in turn that it holds a secret.
 */
const SEALED = 'sealed:'

export type StateBox = {
  readonly seal: (text: string, context: string) => string
  /** Throws when it was changed, or its key is not known any more. */
  readonly open: (sealed: string, context: string) => string
}

/** A dialogue's state as JSON, and whether a secret was typed into it: then nothing of it may be shown again. */
export type DialogueJson = { readonly json: string; readonly secret: boolean }

export function createDialogueSeal(box: StateBox) {
  return {
    /** @param key of the chat */
    seal: ({ json, secret }: DialogueJson, key: string): string =>
      secret ? `${SEALED}${box.seal(json, `dialogue/${key}`)}` : json,
    /** @returns null for what cannot be opened: it is as good as no dialogue */
    open(stored: string, key: string): DialogueJson | null {
      if (!stored.startsWith(SEALED)) return { json: stored, secret: false }
      try {
        return { json: box.open(stored.slice(SEALED.length), `dialogue/${key}`), secret: true }
      } catch {
        return null
      }
    },
  }
}
