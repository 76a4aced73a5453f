/** The trash: what was deleted in the last days, for those who may restore it. */
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { causesOf, lastDeletions } from './deletions.ts'
import { createListTrash, type ListTrash } from './list-trash.ts'
import { type Companion, readTrashed, type TrashRef } from './read-trashed.ts'
import { createRestore, type Restore } from './restore.ts'

export type TrashedView = {
  readonly name: string
  /** ISO 8601, UTC. */
  readonly deletedAt: string
  /** Null if an integration or the system deleted it. */
  readonly by: string | null
  /** What it is about, as far as that is deleted too and can be restored. */
  readonly companions: readonly Companion[]
}

export type TrashService = {
  readonly list: ListTrash
  /** @throws AppError FORBIDDEN; otherwise as {@link readTrashed} does */
  readonly get: (actor: Actor, ref: TrashRef) => Promise<TrashedView>
  readonly restore: Restore
}

export function createTrash(deps: RecordDeps): TrashService {
  const { models, clock } = deps
  return {
    list: createListTrash(deps),
    restore: createRestore(deps),
    async get(actor, ref) {
      authorize(actor, 'trash.manage')
      const { record, deletedAt, name, companions } = await readTrashed(deps, actor, ref, clock.now())
      const { workspaceId, _id } = record
      const deletion = (await lastDeletions(models, { workspaceId, kind: ref.kind, ids: [_id] })).get(ref.id)
      const cause = deletion?.memberId?.toHexString()
      const names = await causesOf(models, workspaceId, deletion === undefined ? [] : [deletion])
      return {
        name,
        deletedAt: deletedAt.toISOString(),
        by: cause === undefined ? null : (names.get(cause) ?? null),
        companions,
      }
    },
  }
}
