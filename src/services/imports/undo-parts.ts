/** What the parts of undoing a chunk have in common. */
import type { Types } from 'mongoose'

import type { EventRecord, EventType } from '../../models/event.ts'
import type { Performer } from '../core/actor.ts'

/** A chunk that was written, and who undoes it. */
export type ChunkToUndo = {
  readonly workspaceId: Types.ObjectId
  readonly importId: Types.ObjectId
  readonly actor: Performer
  /** Of the commands that wrote it. */
  readonly commandId: RegExp
}

export type UndoneChunk = {
  /** How many records are gone, or as they were. */
  readonly undone: number
  /** The names of those that stay, since they were changed. */
  readonly kept: readonly string[]
}

export type ChunkEvents = (type: EventType) => readonly EventRecord[]
