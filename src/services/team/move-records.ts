/** Moves records of one kind from one owner to another, inside the caller's command, with an event for each. */
import type { Types } from 'mongoose'

import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Transaction } from '../core/transact.ts'
import { modelOf } from '../records/seen-records.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { moveWholeDays } from '../tasks/move-whole-days.ts'
import { ownedDefinition, ownedFilter, type OwnedKind } from './owned-records.ts'

export type MovedRecords = {
  readonly workspaceId: Types.ObjectId
  readonly kind: OwnedKind
  /** Null stands for the team: nobody in particular. */
  readonly from: MemberId | null
  readonly to: MemberId | null
  readonly limit: number
  /** Only these; all that the owner has if left out. */
  readonly ids?: readonly Types.ObjectId[]
  /** The command that this move undoes. */
  readonly undoes?: string
}

const stored = (id: MemberId | null) => (id === null ? null : objectId(id))

/** @returns how many were moved: at most `limit` of those that `from` still owns */
export async function moveRecords(
  { models, kinds }: Pick<RecordDeps, 'models' | 'kinds'>,
  tx: Transaction,
  { workspaceId, kind, from, to, limit, ids, undoes }: MovedRecords,
): Promise<number> {
  if (limit <= 0) return 0
  const definition = ownedDefinition(kinds, kind)
  const { ownedBy } = definition
  const model = modelOf(models, definition)
  const options = { session: tx.session }
  const owned = ownedFilter(kind, definition, workspaceId, stored(from))
  const wanted = ids === undefined ? owned : { ...owned, _id: { $in: [...ids] } }
  const found = await model.find(wanted, { _id: 1 }, options).limit(limit).lean()
  if (found.length === 0) return 0
  const owner = to === null ? { $unset: { [ownedBy]: 1 } } : { $set: { [ownedBy]: objectId(to) } }
  const moved = { ...owned, _id: { $in: found.map(({ _id }) => _id) } }
  await model.updateMany(moved, { ...owner, $inc: { version: 1 } }, options)
  const days = kind === 'task' ? await moveWholeDays(models, tx, { workspaceId, ids: moved._id.$in, from, to }) : null
  for (const { _id } of found) {
    const id = idOf(_id)
    tx.record({
      type: `${kind}.updated`,
      target: recordRef({ kind, id: _id }),
      changes: [{ path: ownedBy, from, to }, ...(days?.get(id) ?? [])],
      ...(undoes !== undefined && { undoes }),
    })
  }
  return found.length
}
