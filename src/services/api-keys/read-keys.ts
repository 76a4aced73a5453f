/** Reads the API keys of a workspace, together with the members who answer for them. */
import { AppError } from '../../errors.ts'
import type { ApiKeyRecord } from '../../models/api-key.ts'
import { type ApiKeyId, objectId } from '../../models/ids.ts'
import type { MemberRecord } from '../../models/member.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'

export type KeyWithMaker = { readonly key: ApiKeyRecord; readonly maker: MemberRecord | null }

/** More than the active ones that a workspace can have. */
const MAX_LISTED = 50

/** @throws AppError NOT_FOUND */
export async function readKey(
  models: Models,
  actor: Pick<Actor, 'workspaceId'>,
  id: ApiKeyId,
  tx?: Transaction,
): Promise<KeyWithMaker> {
  const workspaceId = objectId(actor.workspaceId)
  const session = tx === undefined ? {} : { session: tx.session }
  const key = await models.apiKeys.findOne({ workspaceId, _id: objectId(id) }, null, session).lean()
  if (key === null) throw new AppError('NOT_FOUND', { message: 'No such API key', details: { kind: 'api-key' } })
  const maker = await models.members.findOne({ workspaceId, _id: key.createdBy }, null, session).lean()
  return { key, maker }
}

/** Newest first. */
export async function readKeys(models: Models, actor: Pick<Actor, 'workspaceId'>): Promise<readonly KeyWithMaker[]> {
  const workspaceId = objectId(actor.workspaceId)
  const keys = await models.apiKeys.find({ workspaceId }).sort({ createdAt: -1 }).limit(MAX_LISTED).lean()
  const makers = await models.members.find({ workspaceId, _id: { $in: keys.map(({ createdBy }) => createdBy) } }).lean()
  return keys.map((key) => ({ key, maker: makers.find(({ _id }) => _id.equals(key.createdBy)) ?? null }))
}
