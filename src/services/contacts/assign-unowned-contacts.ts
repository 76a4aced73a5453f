/** Ownerless contacts go to the member who works their lead: where members see only their own, they must see the person. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'

/**
 * Gives the ownerless contacts among these to a member, inside the caller's command, and records contact.updated
 * for each.
 *
 * @throws AppError CONFLICT when one of them got an owner in the meantime
 */
export async function assignUnownedContacts(
  models: Models,
  tx: Transaction,
  { workspaceId, ids, ownerId }: { workspaceId: Types.ObjectId; ids: readonly Types.ObjectId[]; ownerId: MemberId },
): Promise<void> {
  const options = { session: tx.session }
  const free = { workspaceId, _id: { $in: [...ids] }, ownerId: { $exists: false }, deletedAt: null }
  const found = await models.contacts.find(free, { _id: 1 }, options).lean()
  if (found.length === 0) return
  const update = { $set: { ownerId: objectId(ownerId) }, $inc: { version: 1 } }
  const written = await models.contacts.updateMany(free, update, options)
  if (written.modifiedCount !== found.length)
    throw new AppError('CONFLICT', { message: 'A contact changed meanwhile', details: { reason: 'changed-meanwhile' } })
  const changes = [{ path: 'ownerId', from: null, to: ownerId }]
  for (const { _id } of found) {
    tx.record({ type: 'contact.updated', target: { kind: 'contact', id: idOf(_id) }, changes })
  }
}
