/** The chat's dialogue as this update found it, on the context. */
import type { DialogueJson } from './dialogue-seal.ts'

export type DialogueState = {
  readonly key: string
  /** Who wrote the state that was read: nobody else may have written since. */
  readonly readUpdateKey: string | null
  /** The open dialogue, else null. */
  open: DialogueJson | null
  parked: DialogueJson | null
  /** What was typed into a dialogue that this update found expired. */
  readonly expired: { readonly typed: readonly string[]; readonly resumable: boolean } | null
  /** Set when the dialogue is left, so that it is parked. */
  park: boolean
  /** Set when the update failed: the dialogue stays where it was, and the answer can be given again. */
  keep: boolean
  /** The error that stopped the dialogue's own code, with its class. */
  failure?: unknown
}
