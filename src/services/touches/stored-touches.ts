/** The last touch of records whose events a workspace no longer keeps: from the notes and done tasks on the records themselves. */
import type { ClientSession, Types } from 'mongoose'

import type { Models } from '../../models/models.ts'
import type { TouchedKind } from './plan-touches.ts'

const LINKS = { deal: 'dealId', contact: 'contactId', company: 'companyId' } as const

type Found = { readonly _id: Types.ObjectId; readonly at: Date | null }

/** By id; none for a record without any. */
export async function storedTouches(
  models: Models,
  workspaceId: Types.ObjectId,
  { kind, ids }: { readonly kind: TouchedKind; readonly ids: readonly Types.ObjectId[] },
  session: ClientSession,
): Promise<ReadonlyMap<string, Date>> {
  const latest = new Map<string, Date>()
  if (ids.length === 0) return latest
  const link = LINKS[kind]
  const on = { workspaceId, [link]: { $in: [...ids] }, deletedAt: null }
  const notes = await models.notes
    .aggregate<Found>([{ $match: on }, { $group: { _id: `$${link}`, at: { $max: '$createdAt' } } }])
    .session(session)
  const tasks = await models.tasks
    .aggregate<Found>([{ $match: { ...on, status: 'done' } }, { $group: { _id: `$${link}`, at: { $max: '$doneAt' } } }])
    .session(session)
  for (const { _id, at } of [...notes, ...tasks]) {
    const id = _id.toHexString()
    if (at !== null && at > (latest.get(id) ?? new Date(0))) latest.set(id, at)
  }
  return latest
}
