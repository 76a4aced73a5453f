/** A key that stopped because of the member behind it works again in the name of somebody who may make keys. */
import { AppError } from '../../errors.ts'
import { type ApiKeyId, idOf, objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import { stateOfKey } from './key-view.ts'
import { readKey } from './read-keys.ts'

/**
 * From now on the actor is its maker. `adopted` is false if it had not stopped, for example because somebody else was
 * faster: then nothing changes.
 *
 * @throws AppError FORBIDDEN, NOT_FOUND
 */
export type AdoptKey = (actor: Actor, id: ApiKeyId) => Promise<{ readonly adopted: boolean }>

export function createAdoptKey({ models, transact }: CoreDeps): AdoptKey {
  return async (actor, id) => {
    authorize(actor, 'api-key.manage')
    return transact(actor, `api-key.adopt-${id}`, async (tx) => {
      const { key, maker } = await readKey(models, actor, id, tx)
      if (stateOfKey(key, maker, tx.at) !== 'stopped') return { adopted: false }
      const { workspaceId, _id, version, createdBy } = key
      const written = await models.apiKeys.updateOne(
        { workspaceId, _id, version },
        { $set: { createdBy: objectId(actor.memberId), adoptedAt: tx.at }, $inc: { version: 1 } },
        { session: tx.session },
      )
      if (written.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
      const changes = [{ path: 'createdBy', from: idOf(createdBy), to: actor.memberId }]
      tx.record({ type: 'api-key.adopted', target: { kind: 'api-key', id }, changes })
      return { adopted: true }
    })
  }
}
