/** The inverse of a stage that began or ceased to require a field. */
import { isDeepStrictEqual } from 'node:util'

import type { EventRecord } from '../../models/event.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { stageOfPath } from '../pipelines/require-field.ts'
import { changedSince, type InverseDeps, type InverseResult, recordOpposite } from './inverse.ts'

export async function undoPipelineUpdated(
  { models }: InverseDeps,
  _: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const [change] = event.changes
  const { workspaceId } = event
  const options = { session: tx.session }
  const pipeline = await models.pipelines.findOne({ workspaceId, _id: event.target.id }, null, options).lean()
  const stage = pipeline?.stages.find(({ id }) => id.toHexString() === stageOfPath(change?.path ?? ''))
  if (change === undefined || pipeline === null || !isDeepStrictEqual(stage?.requiredFields, change.to)) {
    throw changedSince(event)
  }
  const written = await models.pipelines.updateOne(
    { workspaceId, _id: pipeline._id, version: pipeline.version, 'stages.id': stage?.id },
    { $set: { 'stages.$.requiredFields': change.from }, $inc: { version: 1 } },
    options,
  )
  if (written.modifiedCount !== 1) throw changedSince(event)
  recordOpposite(tx, event, 'pipeline.updated', [{ path: change.path, from: change.to, to: change.from }])
  return { name: stage?.name ?? pipeline.name, effect: 'changed' }
}
