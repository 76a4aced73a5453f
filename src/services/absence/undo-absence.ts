/** The inverse of a change of a member's absence. Other changes of members are not undone by their event. */
import { isDeepStrictEqual } from 'node:util'

import { AppError } from '../../errors.ts'
import type { EventRecord } from '../../models/event.ts'
import { idOf, type MemberId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { changedSince, type InverseDeps, type InverseResult, recordOpposite } from '../undo/inverse.ts'
import { maySetAway } from './absence.ts'
import { plainAbsence, readAbsence } from './plain-absence.ts'

export async function undoAbsence(
  { models }: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { workspaceId, target, changes } = event
  const change = changes.find(({ path }) => path === 'away')
  if (change === undefined) throw changedSince(event)
  if (!maySetAway(actor, idOf<MemberId>(target.id)))
    throw new AppError('FORBIDDEN', { details: { action: 'member.set-away' } })
  const { session } = tx
  const member = await models.members
    .findOne({ workspaceId, _id: target.id, status: 'active' }, null, { session })
    .lean()
  if (member === null || !isDeepStrictEqual(plainAbsence(member.away ?? null), change.to)) throw changedSince(event)
  const before = readAbsence(change.from)
  const { version } = member
  const written = await models.members.updateOne(
    { workspaceId, _id: target.id, version },
    { ...(before === null ? { $unset: { away: 1 } } : { $set: { away: before } }), $inc: { version: 1 } },
    { session },
  )
  if (written.modifiedCount !== 1) throw changedSince(event)
  recordOpposite(tx, event, 'member.updated', [{ path: 'away', from: change.to, to: change.from }])
  return { name: member.name, effect: 'changed' }
}
