/** Begins to undo a bulk edit: a job puts its records back, the last ones first. One that is still running stops there. */
import { AppError } from '../../errors.ts'
import type { EventRecord } from '../../models/event.ts'
import { type BulkEditId, idOf } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { InverseResult } from '../undo/inverse.ts'
import { BULK_EDIT_UNDO_JOB } from './bulk-edit-jobs.ts'
import { actionOf, readBulkEdit } from './bulk-edit-store.ts'

/** @throws AppError FORBIDDEN; CONFLICT (already-undone) */
export async function beginUndoBulkEdit(
  { models }: Pick<RecordDeps, 'models'>,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const id = idOf<BulkEditId>(event.target.id)
  const edit = await readBulkEdit(models, actor, id, tx)
  const { state, workspaceId, _id, turn, version } = edit
  authorize(actor, actionOf(edit))
  if (state === 'undoing' || state === 'undone')
    throw new AppError('CONFLICT', { details: { reason: 'already-undone' } })
  const next = turn + 1
  const set = { state: 'undoing', turn: next, part: 0, piece: 0, undone: 0, kept: 0, keptNames: [] } as const
  const written = await models.bulkEdits.updateOne(
    { workspaceId, _id, version },
    { $set: set, $inc: { version: 1 } },
    { session: tx.session },
  )
  if (written.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
  tx.record({ type: 'bulk-edit.undone', target: { kind: 'bulk-edit', id }, undoes: event.commandId })
  const { memberId, workspaceId: of } = actor
  tx.enqueue(BULK_EDIT_UNDO_JOB, { workspaceId: of, bulkEditId: id, memberId, turn: next })
  return { name: '', effect: 'changed' }
}
