/** The inverse of every change of a member's targets. */
import { idOf, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import type { EventRecord } from '../../models/event.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { changedSince, type InverseDeps, type InverseResult } from '../undo/inverse.ts'
import { opposite, placeKey } from './plan-targets.ts'
import { readTargets, recordSteps, writeSteps } from './write-targets.ts'

export async function undoTargetsChanged(
  { models }: InverseDeps,
  _: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const [workspaceId, memberId] = [idOf<WorkspaceId>(event.workspaceId), idOf<MemberId>(event.target.id)]
  const steps = opposite(memberId, event.changes)
  const scope = { workspaceId, members: [memberId], months: steps.map(({ month }) => month) }
  const present = new Map((await readTargets(models, scope, tx)).map((target) => [placeKey(target), target.money]))
  // A target of that month that somebody has set since stays.
  const isNew = steps.some((step) => step.from === null && present.has(placeKey(step)))
  if (isNew || !(await writeSteps(models, tx, workspaceId, steps))) throw changedSince(event)
  recordSteps(tx, steps, event.commandId)
  const member = await models.members
    .findOne({ workspaceId: event.workspaceId, _id: event.target.id }, { name: 1 }, { session: tx.session })
    .lean()
  return { name: member?.name ?? '', effect: 'changed' }
}
