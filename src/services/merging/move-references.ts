/**
 * Deals, tasks and notes follow a merge: those that referred to the losing record refer to the primary, in portions, so that
 * no transaction becomes large. What each was before is kept, and is put back when the merge is undone.
 */
import { Types } from 'mongoose'

import type { MergeMoveRecord, MergeRecord, MovedReference, Reference } from '../../models/merge.ts'
import type { Transaction } from '../core/transact.ts'
import { definitionOf, type KindDefinition } from '../records/kind-definition.ts'
import { type ReferencePath, referencesTo, referringTo } from '../records/references-to.ts'
import { modelOf, type StoredRecord } from '../records/seen-records.ts'
import { nameCompanyInContacts } from '../companies/rename-company.ts'
import type { MergeDeps } from './mergeable.ts'
import { moved, movedBack } from './moved-references.ts'

type Referring = StoredRecord & Readonly<Record<string, unknown>>

/** So many records change in one transaction besides the two that are merged, or fewer on a machine that is too busy for them. */
export const MAX_MOVED = 300

async function write(
  deps: MergeDeps,
  tx: Transaction,
  definition: KindDefinition,
  { workspaceId, kind }: Pick<MergeRecord, 'workspaceId' | 'kind'>,
  references: readonly { readonly id: Types.ObjectId; readonly path: string; readonly value: Reference }[],
): Promise<void> {
  if (references.length === 0) return
  const updates = references.map(({ id, path, value }) => ({
    updateOne: { filter: { workspaceId, _id: id }, update: { $set: { [path]: value }, $inc: { version: 1 } } },
  }))
  await modelOf(deps.models, definition).bulkWrite(updates as never, { session: tx.session })
  if (kind !== 'company' || definition.kind !== 'contact') return
  const ids = references.map(({ id }) => id)
  await nameCompanyInContacts(deps, tx, workspaceId, ids)
}

async function moveAt(
  deps: MergeDeps,
  tx: Transaction,
  merge: MergeRecord,
  place: ReferencePath,
  limit: number,
): Promise<number> {
  const { definition, path } = place
  const { workspaceId, losingId } = merge
  const { session } = tx
  // Deleted ones too: they can be restored.
  const found = (await modelOf(deps.models, definition)
    .find({ workspaceId, ...referringTo(place, losingId) }, { [path]: 1 }, { session })
    .limit(limit)
    .lean()) as unknown as readonly Referring[]
  if (found.length === 0) return 0
  const changes: readonly MovedReference[] = found.map((record) => {
    const from = record[path] as Reference
    return { id: record._id, from, to: moved(from, merge) }
  })
  await write(
    deps,
    tx,
    definition,
    merge,
    changes.map(({ id, to }) => ({ id, path, value: to })),
  )
  const portion = { _id: new Types.ObjectId(), workspaceId, mergeId: merge._id, kind: definition.kind, path }
  await tx.insert(deps.models.mergeMoves, { ...portion, moved: changes })
  return found.length
}

/** Moves up to {@link MAX_MOVED} references. @returns whether there may be more */
export async function moveReferences(deps: MergeDeps, tx: Transaction, merge: MergeRecord): Promise<boolean> {
  let room = tx.atMost(MAX_MOVED)
  for (const place of referencesTo(deps.kinds, merge.kind)) {
    if (room === 0) return true
    room -= await moveAt(deps, tx, merge, place, room)
  }
  return room === 0
}

async function putBack(
  deps: MergeDeps,
  tx: Transaction,
  merge: MergeRecord,
  { kind, path, moved: references }: Pick<MergeMoveRecord, 'kind' | 'path' | 'moved'>,
): Promise<void> {
  const { workspaceId } = merge
  const definition = definitionOf(deps.kinds, kind)
  if (definition === null) return
  const _id = { $in: references.map(({ id }) => id) }
  const found = (await modelOf(deps.models, definition)
    .find({ workspaceId, _id }, { [path]: 1 }, { session: tx.session })
    .lean()) as unknown as readonly Referring[]
  const present = new Map(found.map((record) => [record._id.toHexString(), record[path] as Reference | undefined]))
  const back = references.flatMap((one) => {
    const now = present.get(one.id.toHexString())
    const value = now === undefined ? null : movedBack(now, one, merge)
    return value === null ? [] : [{ id: one.id, path, value }]
  })
  await write(deps, tx, definition, merge, back)
}

/** Puts portions back, the last one first, up to {@link MAX_MOVED} references. @returns whether there may be more */
export async function moveBack(deps: MergeDeps, tx: Transaction, merge: MergeRecord): Promise<boolean> {
  const { models } = deps
  const { session } = tx
  const { workspaceId, _id: mergeId } = merge
  for (let room = tx.atMost(MAX_MOVED); ;) {
    const portion = await models.mergeMoves
      .findOne({ workspaceId, mergeId }, null, { session })
      .sort({ _id: -1 })
      .lean()
    if (portion === null) return false
    if (room === 0) return true
    const { _id, moved: all } = portion
    const left = all.slice(0, Math.max(0, all.length - room))
    await putBack(deps, tx, merge, { ...portion, moved: all.slice(left.length) })
    if (left.length > 0) {
      await models.mergeMoves.updateOne({ workspaceId, _id }, { $set: { moved: left } }, { session })
      return true
    }
    await models.mergeMoves.deleteOne({ workspaceId, _id }, { session })
    room -= all.length
  }
}
