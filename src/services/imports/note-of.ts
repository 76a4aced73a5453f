/** The note that holds what no field of a record takes. */
import type { Types } from 'mongoose'

import type { RecordRef } from '../../ids.ts'
import { beginningOf } from '../../language/cut-text.ts'
import { newId, type NoteId, objectId } from '../../models/ids.ts'
import type { Transaction } from '../core/transact.ts'
import { MAX_NOTE_LENGTH } from '../notes/notes.ts'

export type ImportedNote = {
  readonly workspaceId: Types.ObjectId
  /** Who imports. */
  readonly memberId: Types.ObjectId
  readonly target: RecordRef<'contact' | 'company' | 'deal'>
  readonly text: string
}

const PATHS = { contact: 'contactId', company: 'companyId', deal: 'dealId' } as const

/** Records note.created, and returns what has to be inserted. */
export function noteOf(
  tx: Transaction,
  { workspaceId, memberId, target, text: given }: ImportedNote,
): Record<string, unknown> {
  const id = newId<NoteId>()
  const text = beginningOf(given, MAX_NOTE_LENGTH)
  const changes = [{ path: 'text', from: null, to: text }]
  tx.record({ type: 'note.created', target: { kind: 'note', id }, related: [target], changes })
  const on = { [PATHS[target.kind]]: objectId(target.id) }
  const always = { source: 'import', deletedAt: null, version: 1, createdAt: tx.at, updatedAt: tx.at }
  return { _id: objectId(id), workspaceId, text, ...on, authorId: memberId, ...always }
}
