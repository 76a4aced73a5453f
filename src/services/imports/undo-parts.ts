/** What the parts of undoing a chunk have in common. */
import type { Types } from 'mongoose'

import type { RecordRef } from '../../ids.ts'
import type { EventRecord, EventType } from '../../models/event.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Performer } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'

/** A chunk that was written, and who undoes it. */
export type ChunkToUndo = {
  readonly workspaceId: Types.ObjectId
  readonly importId: Types.ObjectId
  readonly actor: Performer
  /** Of the command that wrote it. */
  readonly commandId: string
}

export type UndoneChunk = {
  /** How many records are gone, or as they were. */
  readonly undone: number
  /** The names of those that stay, since they were changed. */
  readonly kept: readonly string[]
}

export type ChunkEvents = (type: EventType) => readonly EventRecord[]

/** The event that undoes another: the timelines that show the one show the other, too. */
export function opposite(tx: Transaction, event: EventRecord, type: EventType, changes: EventRecord['changes']): void {
  const related = event.related.map((ref): RecordRef => recordRef(ref))
  tx.record({ type, target: recordRef(event.target), related, changes, undoes: event.commandId })
}
