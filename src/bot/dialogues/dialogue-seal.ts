/**
 * Encrypts states that contain the answer to a secret question: the conversations plugin stores typed text for replays, and
 * a parked dialogue is kept for weeks. Only states with a secret are sealed, so a sealed state is known to contain one.
 */
const SEALED = 'sealed:'

export type StateBox = {
  readonly seal: (text: string, context: string) => string
  /** Throws if the text was changed or its key is no longer known. */
  readonly open: (sealed: string, context: string) => string
}

/** A dialogue's state as JSON, and whether a secret was typed into it: if so, none of it may be shown again. */
export type DialogueJson = { readonly json: string; readonly secret: boolean }

export function createDialogueSeal(box: StateBox) {
  return {
    /** @param key the chat's key */
    seal: ({ json, secret }: DialogueJson, key: string): string =>
      secret ? `${SEALED}${box.seal(json, `dialogue/${key}`)}` : json,
    /** @returns null if the state cannot be opened: it then counts as no dialogue */
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
