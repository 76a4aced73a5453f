/** The argument of a button on one of the bot's own messages: which record, and which workspace it is in. */
import type { Id, RecordKind, RecordRef, WorkspaceId } from '../../ids.ts'
import { readRef } from '../../language/parse-id.ts'
import { type Argument, idPair } from './argument.ts'

export type AboutRecord<Kind extends RecordKind = RecordKind> = {
  readonly workspaceId: WorkspaceId
  readonly record: RecordRef<Kind>
}

const pair = idPair<WorkspaceId, Id>()

/** @param kind which the action tells: only the ids are written */
export function aboutRecord<Kind extends RecordKind>(kind: Kind): Argument<AboutRecord<Kind>, 32> {
  return {
    size: 32,
    encode: ({ workspaceId, record }) => pair.encode([workspaceId, record.id]),
    decode(text) {
      const ids = pair.decode(text)
      const record = ids === null ? null : readRef(kind, ids[1])
      return ids === null || record === null ? null : { workspaceId: ids[0], record }
    },
  }
}
