/** An offer of ownership lapses when either side goes. */
import { type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'

export async function lapseOffer(
  models: Models,
  tx: Transaction,
  workspaceId: WorkspaceId,
  memberId: MemberId,
): Promise<void> {
  const id = objectId(memberId)
  await models.workspaces.updateOne(
    { _id: objectId(workspaceId), $or: [{ 'ownershipOffer.by': id }, { 'ownershipOffer.to': id }] },
    { $unset: { ownershipOffer: 1 } },
    { session: tx.session },
  )
}
