/** The right to delete what somebody else owns, which a workspace can take away from reps. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, may } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'

/**
 * The workspace is read again, so that a right that was just taken away does not count.
 *
 * @param owner whoever owns the record; undefined for nobody
 * @throws AppError FORBIDDEN (record.delete-others)
 */
export async function assertMayDelete(
  models: Models,
  actor: Actor,
  owner: Types.ObjectId | undefined,
  tx?: Transaction,
): Promise<void> {
  if (owner === undefined || owner.toHexString() === actor.memberId) return
  const action = 'record.delete-others'
  authorize(actor, action)
  if (may(actor.role, 'record.see-all')) return
  const options = tx === undefined ? {} : { session: tx.session }
  const workspace = await models.workspaces.findById(objectId(actor.workspaceId), { deletion: 1 }, options).lean()
  if (workspace?.deletion !== 'own') return
  throw new AppError('FORBIDDEN', { message: 'Reps may only delete their own records here', details: { action } })
}
