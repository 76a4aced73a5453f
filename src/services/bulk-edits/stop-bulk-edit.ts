/** Ends a bulk edit whose job the queue has given up, or whose maker has left: what is changed stays, and can be undone. */
import { objectId } from '../../models/ids.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { BulkEditTurn } from './bulk-edit-jobs.ts'
import { readTurn } from './bulk-edit-store.ts'

export type StopBulkEdit = (ref: BulkEditTurn) => Promise<void>

export function createStopBulkEdit({ models }: Pick<RecordDeps, 'models'>): StopBulkEdit {
  return async (ref) => {
    const edit = await readTurn(models, ref)
    if (edit === null) return
    const filter = { workspaceId: objectId(ref.workspaceId), _id: objectId(ref.bulkEditId), turn: ref.turn }
    // Half undone, it cannot be undone as one any more: each of its records still can.
    const state = edit.state === 'undoing' ? 'undone' : 'cancelled'
    await models.bulkEdits.updateOne(filter, { $set: { state, turn: ref.turn + 1 }, $inc: { version: 1 } })
  }
}
