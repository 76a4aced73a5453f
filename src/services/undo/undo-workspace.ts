/** The inverse of a changed rule for reps, and of a changed field of the team's own. Other settings of the workspace cannot be undone: their commands say so. */
import type { EventRecord } from '../../models/event.ts'
import type { WorkspaceRecord } from '../../models/workspace.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { isFieldsChange, undoFieldsChanged } from '../custom-fields/undo-fields.ts'
import { changedSince, type InverseDeps, type InverseResult, recordOpposite } from './inverse.ts'

export async function undoWorkspaceUpdated(
  deps: InverseDeps,
  _: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const [first] = event.changes
  if (first !== undefined && isFieldsChange(first)) return undoFieldsChanged(deps, tx, event, first)
  const { models } = deps
  const asLeft = Object.fromEntries(event.changes.map(({ path, to }) => [path, to]))
  const asBefore = Object.fromEntries(event.changes.map(({ path, from }) => [path, from]))
  const filter = { _id: event.target.id, ...asLeft }
  const update = { $set: asBefore, $inc: { version: 1 } }
  const before: WorkspaceRecord | null = await models.workspaces
    .findOneAndUpdate(filter, update, { session: tx.session, returnDocument: 'before' })
    .lean()
  if (before === null) throw changedSince(event)
  recordOpposite(
    tx,
    event,
    'workspace.updated',
    event.changes.map(({ path, from, to }) => ({ path, from: to, to: from })),
  )
  return { name: before.name, effect: 'changed' }
}
