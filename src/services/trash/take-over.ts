/** A restored record whose owner has left the workspace: nobody owns it, and a task goes to the member who restores it. */
import { AppError } from '../../errors.ts'
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordRef } from '../../ids.ts'
import type { KindDefinition } from '../records/kind-definition.ts'
import { modelOf, type StoredRecord } from '../records/seen-records.ts'

type OwnedRef = RecordRef<'contact' | 'company' | 'deal' | 'task'>

function ownerIn(record: StoredRecord, path: string) {
  return (record as unknown as Readonly<Record<string, StoredRecord['_id'] | undefined>>)[path]
}

/** Call it once the record is back. @throws AppError CONFLICT if it changed in the meantime */
export async function takeOverOrphan(
  models: Models,
  actor: Actor,
  tx: Transaction,
  definition: KindDefinition,
  target: OwnedRef,
): Promise<void> {
  const path = definition.ownedBy
  if (path === null) return
  const options = { session: tx.session }
  const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(target.id) }
  const record = await modelOf(models, definition).findOne(filter, null, options).lean()
  const owner = record === null ? undefined : ownerIn(record, path)
  if (owner === undefined) return
  const present = { workspaceId: filter.workspaceId, _id: owner, status: 'active' as const }
  if ((await models.members.exists(present).session(tx.session)) !== null) return
  const to = path === 'assigneeId' ? actor.memberId : null
  const update = to === null ? { $unset: { [path]: 1 } } : { $set: { [path]: objectId(to) } }
  const written = await modelOf(models, definition).updateOne(
    { ...filter, [path]: owner },
    { ...update, $inc: { version: 1 } },
    options,
  )
  if (written.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
  const changes = [{ path, from: owner.toHexString(), to }]
  tx.record({ type: `${target.kind}.updated`, target, changes })
}
