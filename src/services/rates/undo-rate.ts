/** The inverse of every change of a rate. */
import type { EventRecord } from '../../models/event.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { changedSince, type InverseDeps, type InverseResult, recordOpposite } from '../undo/inverse.ts'
import { readRateChange } from './rate-change.ts'

const OPPOSITE = { gone: 'rate.deleted', back: 'rate.created', changed: 'rate.updated' } as const

export async function undoRateChanged(
  { models }: InverseDeps,
  _: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const [change] = event.changes
  const rate = change === undefined ? null : readRateChange(change)
  if (change === undefined || rate === null) throw changedSince(event)
  const { from, to, day, was, is } = rate
  const { session } = tx
  const { workspaceId, target } = event
  const sameDay = { workspaceId, from, to, day }
  const asLeft = { ...sameDay, _id: target.id, rate: is ?? '' }
  let effect: InverseResult['effect'] = 'changed'
  if (is === null) {
    effect = 'back'
    // Somebody has entered another one for that day.
    if ((await models.rates.exists(sameDay).session(session)) !== null) throw changedSince(event)
    await models.rates.create([{ _id: target.id, ...sameDay, rate: was ?? '' }], { session })
  } else if (was === null) {
    effect = 'gone'
    const { deletedCount } = await models.rates.deleteOne(asLeft, { session })
    if (deletedCount !== 1) throw changedSince(event)
  } else {
    const update = { $set: { rate: was }, $inc: { version: 1 } }
    const { modifiedCount } = await models.rates.updateOne(asLeft, update, { session })
    if (modifiedCount !== 1) throw changedSince(event)
  }
  recordOpposite(tx, event, OPPOSITE[effect], [{ path: change.path, from: change.to, to: change.from }])
  return { name: `${from} → ${to}`, effect }
}
