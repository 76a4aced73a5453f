/** The chat's dialogues at the time this update arrived; part of the context. */
import type { WorkspaceId } from '../../ids.ts'
import type { DialogueJson } from './dialogue-seal.ts'
import type { EditedRecord } from '../screens/edited-record.ts'
import type { GivenAnswer, Progress, TypedMessage } from './progress.ts'

/** A dialogue as it is stored, and where it was started; null if in no workspace. */
export type StoredDialogue = DialogueJson & { readonly progress: Progress; readonly workspaceId: WorkspaceId | null }

/** A dialogue that waits while another is open, or none. Its buttons stay valid. */
export type AsideDialogue = {
  /** As stored, sealed if it contains a secret; absent while it is only in its own record. */
  readonly json?: string
  /** The mark of the question that it waits at. */
  readonly mark: string
  readonly workspaceId: WorkspaceId | null
  /** A form in which nothing was typed: the first to go when there are too many. */
  readonly isEmpty: boolean
  /** It was open when a button of another one was tapped: it is open again when that one ends. ISO 8601; null if not. */
  readonly interruptedAt: string | null
}

/** A record that a dialogue made, and the messages that it was made from: editing one corrects the record for a while. */
export type MadeRecord = {
  /** ISO 8601. */
  readonly at: string
  readonly workspaceId: WorkspaceId | null
  readonly record: EditedRecord
  /** `question` is null for the line that began the dialogue. */
  readonly messages: readonly (TypedMessage & { readonly question: string | null })[]
}

export type DialogueState = {
  readonly key: string
  /** The update that wrote the state we read: our write succeeds only if no other update has written since. */
  readonly readUpdateKey: string | null
  /** Null when no dialogue is open. */
  open: StoredDialogue | null
  /** The oldest first. */
  aside: readonly AsideDialogue[]
  /** As stored: what has not changed is not written again. */
  readonly storedAside: readonly AsideDialogue[]
  /** The oldest first. */
  made: readonly MadeRecord[]
  /** Answers for the dialogue that this update begins, given to the one that it replaces. */
  givenBefore?: readonly GivenAnswer[]
  /** Set when this update begins another dialogue: where the person acts then. */
  begunIn?: WorkspaceId | null
  /** What was typed into a dialogue that had expired when this update arrived; `mark` is null if it cannot be resumed. */
  readonly expired: { readonly typed: readonly string[]; readonly mark: string | null } | null
  /** Set when the open dialogue is left: it waits aside, or is dropped. */
  left: 'aside' | 'dropped' | null
  /** Set when the update failed: the dialogue stays where it was, so the answer can be given again. */
  keep: boolean
  /** The error that the dialogue's own code threw, with its class. */
  failure?: unknown
}
