/** The read and the guarded write of a stored sync, shared by its operations. */
import { AppError } from '../../errors.ts'
import { idOf, objectId, type SyncId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { SyncRecord } from '../../models/sync.ts'
import type { Performer } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { SyncSource } from './sync-adapter.ts'
import type { SyncServiceDeps } from './sync-deps.ts'

/** A context of its own, so that no other secret opens as one. */
export const connectionContext = (id: SyncId): string => `${id}/connection`

/** @throws AppError NOT_FOUND */
export async function readSync(
  models: Models,
  { workspaceId }: Pick<Performer, 'workspaceId'>,
  id: SyncId,
  tx?: Pick<Transaction, 'session'>,
): Promise<SyncRecord> {
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(id), deletedAt: null }
  const sync = await models.syncs.findOne(filter, null, tx === undefined ? {} : { session: tx.session }).lean()
  if (sync === null) throw new AppError('NOT_FOUND', { message: 'No such sync', details: { kind: 'sync' } })
  return sync
}

/** @throws AppError CONFLICT when it changed in the meantime */
export async function writeSync(
  models: Models,
  { session }: Transaction,
  { workspaceId, _id, version }: SyncRecord,
  set: Readonly<Record<string, unknown>>,
): Promise<void> {
  const filter = { workspaceId, _id, version }
  const written = await models.syncs.updateOne(filter, { $set: set, $inc: { version: 1 } }, { session })
  if (written.modifiedCount === 1) return
  const details = { reason: 'changed-meanwhile' } as const
  throw new AppError('CONFLICT', { message: 'The sync changed meanwhile', details })
}

/** Their side, as the sync is set up. @throws AppError INTERNAL when the connection cannot be opened */
export function openSource(
  { sync: { adapters, open } }: Pick<SyncServiceDeps, 'sync'>,
  { _id, workspaceId, adapter, sealedConnection, kinds, mapping }: SyncRecord,
  only: SyncRecord['kinds'] = kinds,
): SyncSource {
  const connection = open(sealedConnection, connectionContext(idOf(_id)))
  return adapters[adapter].open({ connection, kinds: only, workspaceId: workspaceId.toHexString(), mapping })
}
