/** The chat's dialogue at the time this update arrived; part of the context. */
import type { WorkspaceId } from '../../ids.ts'
import type { DialogueJson } from './dialogue-seal.ts'

export type DialogueState = {
  readonly key: string
  /** The update that wrote the state we read: our write succeeds only if no other update has written since. */
  readonly readUpdateKey: string | null
  /** Null when no dialogue is open. */
  open: DialogueJson | null
  parked: DialogueJson | null
  /** Where the open dialogue was started, and the parked one; null if in no workspace. */
  workspaceId: WorkspaceId | null
  parkedWorkspaceId: WorkspaceId | null
  /** Set when this update begins another dialogue: where the person acts then. */
  begunIn?: WorkspaceId | null
  /** What was typed into a dialogue that had expired when this update arrived. */
  readonly expired: { readonly typed: readonly string[]; readonly resumable: boolean } | null
  /** Set when the dialogue is left: it is then parked. */
  park: boolean
  /** Set when the update failed: the dialogue stays where it was, so the answer can be given again. */
  keep: boolean
  /** The error that the dialogue's own code threw, with its class. */
  failure?: unknown
}
