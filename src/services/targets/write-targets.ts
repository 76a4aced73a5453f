/** Writes targets within a change, in one operation and only over what was read. */
import type { AnyBulkWriteOperation, Types } from 'mongoose'

import { type EventId, idOf, type MemberId, newId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { TargetRecord } from '../../models/target.ts'
import type { Transaction } from '../core/transact.ts'
import { changesByMember, type Target, type TargetStep } from './plan-targets.ts'

type Scope = {
  readonly workspaceId: WorkspaceId
  readonly members: readonly MemberId[]
  readonly months: readonly string[]
}

export function targetOf({ memberId, month, money }: Pick<TargetRecord, 'memberId' | 'month' | 'money'>): Target {
  return { memberId: idOf(memberId), month, money: { minor: money.minor, currency: money.currency } }
}

/** Those of some members in some months. */
export async function readTargets(
  { targets }: Pick<Models, 'targets'>,
  { workspaceId, members, months }: Scope,
  { session }: Pick<Transaction, 'session'>,
): Promise<readonly Target[]> {
  const filter = {
    workspaceId: objectId(workspaceId),
    month: { $in: [...months] },
    memberId: { $in: members.map(objectId) },
  }
  const found = await targets.find(filter, null, { session, batchSize: members.length * months.length + 1 }).lean()
  return found.map(targetOf)
}

function operationOf(
  workspaceId: Types.ObjectId,
  { memberId, month, from, to }: TargetStep,
  at: Date,
): AnyBulkWriteOperation<TargetRecord> {
  const place = { workspaceId, month, memberId: objectId(memberId) }
  const asRead = from && { ...place, 'money.minor': from.minor, 'money.currency': from.currency }
  if (asRead === null) {
    if (to === null) return { deleteOne: { filter: place } }
    const document = { _id: objectId(newId()), ...place, money: to, version: 1, createdAt: at, updatedAt: at }
    return { insertOne: { document } }
  }
  if (to === null) return { deleteOne: { filter: asRead } }
  return { updateOne: { filter: asRead, update: { $set: { money: to, updatedAt: at }, $inc: { version: 1 } } } }
}

/** @returns whether all of them were still as the steps say; otherwise the caller must give up the transaction */
export async function writeSteps(
  { targets }: Pick<Models, 'targets'>,
  { session, at }: Pick<Transaction, 'session' | 'at'>,
  workspace: WorkspaceId,
  steps: readonly TargetStep[],
): Promise<boolean> {
  const workspaceId = objectId(workspace)
  const operations = steps.map((step) => operationOf(workspaceId, step, at))
  const written = await targets.bulkWrite(operations, { session, timestamps: false })
  return written.insertedCount + written.matchedCount + written.deletedCount === steps.length
}

/** One event for each member. @returns the last one's id, by which all of them are undone */
export function recordSteps(
  tx: Pick<Transaction, 'record'>,
  steps: readonly TargetStep[],
  undoes?: string,
): EventId | null {
  let last: EventId | null = null
  for (const [id, changes] of changesByMember(steps)) {
    const type = changes.every(({ to }) => to === null) ? 'target.removed' : 'target.set'
    last = tx.record({ type, target: { kind: 'member', id }, changes, ...(undoes !== undefined && { undoes }) })
  }
  return last
}
