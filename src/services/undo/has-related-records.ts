/** What undoing a creation must not take away together with the record. */
import type { Types } from 'mongoose'

import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'

/** Whether something else on a deal or contact would be lost from sight with it: a deal, a task, done or not, or a note. */
export async function hasRelatedRecords(
  models: Models,
  tx: Transaction,
  link: 'dealId' | 'contactId',
  { workspaceId, _id }: { readonly workspaceId: Types.ObjectId; readonly _id: Types.ObjectId },
): Promise<boolean> {
  const onIt = { workspaceId, [link]: _id, deletedAt: null }
  const withIt = { workspaceId, contactIds: _id, deletedAt: null }
  if (link === 'contactId' && (await models.deals.exists(withIt).session(tx.session)) !== null) return true
  if ((await models.tasks.exists(onIt).session(tx.session)) !== null) return true
  return (await models.notes.exists(onIt).session(tx.session)) !== null
}
