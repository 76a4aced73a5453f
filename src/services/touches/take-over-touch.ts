/** The last touch of what was merged into a record is one of the record. */
import type { ClientSession } from 'mongoose'

import type { MergeRecord } from '../../models/merge.ts'
import type { Models } from '../../models/models.ts'
import { touch, touchedModel } from './touched-models.ts'

export async function takeOverTouch(
  models: Models,
  {
    kind,
    workspaceId,
    primaryId,
    losingId,
  }: Pick<MergeRecord, 'workspaceId' | 'primaryId' | 'losingId'> & { readonly kind: 'contact' | 'company' },
  session: ClientSession,
): Promise<void> {
  const losing = await touchedModel(models, kind)
    .findOne({ workspaceId, _id: losingId }, { touchedAt: 1, createdAt: 1 }, { session })
    .lean()
  if (losing === null) return
  await touch(models, kind, { workspaceId, ids: [primaryId], at: losing.touchedAt ?? losing.createdAt }, session)
}
