/** Owners are told when keys stop because of the member behind them. */
import type { ApiKeyRecord } from '../../models/api-key.ts'
import { type ApiKeyId, idOf, type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { MemberRecord } from '../../models/member.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { may } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { stateOfKey } from './key-view.ts'
import { KEYS_STOPPED_JOB } from './keys-stopped-job.ts'

type MadeKeys = { readonly maker: MemberRecord | null; readonly stopped: readonly ApiKeyRecord[] }

async function readStopped(
  models: Models,
  workspaceId: WorkspaceId,
  makerId: MemberId,
  now: Date,
  tx?: Transaction,
): Promise<MadeKeys> {
  const session = tx === undefined ? {} : { session: tx.session }
  const inWorkspace = { workspaceId: objectId(workspaceId) }
  const maker = await models.members.findOne({ ...inWorkspace, _id: objectId(makerId) }, null, session).lean()
  const filter = { ...inWorkspace, createdBy: objectId(makerId), revokedAt: null }
  const keys = await models.apiKeys.find(filter, null, session).sort({ createdAt: 1 }).lean()
  return { maker, stopped: keys.filter((key) => stateOfKey(key, maker, now) === 'stopped') }
}

/**
 * Promises every owner a message if keys have stopped, also the one whose doing it is: that they would was not obvious. Call
 * it in the transaction that removed the member or changed their role, after that was written.
 */
export async function announceStoppedKeys(
  models: Models,
  tx: Transaction,
  workspaceId: WorkspaceId,
  makerId: MemberId,
): Promise<void> {
  const { stopped } = await readStopped(models, workspaceId, makerId, tx.at, tx)
  if (stopped.length === 0) return
  const filter = { workspaceId: objectId(workspaceId), role: 'owner' as const, status: 'active' as const }
  const owners = await models.members.find(filter, { _id: 1 }, { session: tx.session }).lean()
  for (const { _id } of owners) tx.enqueue(KEYS_STOPPED_JOB, { workspaceId, memberId: idOf<MemberId>(_id), makerId })
}

export type StoppedKeys = {
  readonly makerName: string
  readonly keys: readonly { readonly id: ApiKeyId; readonly name: string }[]
}

/** What to tell when the message is sent; null if the keys work again by then, or the reader may not manage them. */
export type ReadStoppedKeys = (
  reader: Pick<Actor, 'workspaceId' | 'role'>,
  makerId: MemberId,
) => Promise<StoppedKeys | null>

export function createReadStoppedKeys({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): ReadStoppedKeys {
  return async ({ workspaceId, role }, makerId) => {
    if (!may(role, 'api-key.manage')) return null
    const { maker, stopped } = await readStopped(models, workspaceId, makerId, clock.now())
    if (stopped.length === 0) return null
    return { makerName: maker?.name ?? '', keys: stopped.map(({ _id, name }) => ({ id: idOf(_id), name })) }
  }
}
