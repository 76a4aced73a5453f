/** Who deleted records, and with which command: read from the events. */
import type { ClientSession, Types } from 'mongoose'

import type { EventRecord } from '../../models/event.ts'
import type { Models } from '../../models/models.ts'
import type { TrashKind } from '../records/kinds.ts'

type Target = {
  readonly workspaceId: Types.ObjectId
  readonly kind: TrashKind
  readonly ids: readonly Types.ObjectId[]
}

/** The last deletion of each record, by its id. */
export async function lastDeletions(
  models: Models,
  { workspaceId, kind, ids }: Target,
  options: { readonly session?: ClientSession } = {},
): Promise<ReadonlyMap<string, EventRecord>> {
  if (ids.length === 0) return new Map()
  const events = await models.events
    .find({ workspaceId, 'target.kind': kind, 'target.id': { $in: [...ids] }, type: `${kind}.deleted` }, null, options)
    .sort({ at: 1, _id: 1 })
    .lean()
  return new Map(events.map((event) => [event.target.id.toHexString(), event]))
}

/** The names of the members who caused events, by the member's id. */
export async function causesOf(
  models: Models,
  workspaceId: Types.ObjectId,
  events: readonly Pick<EventRecord, 'memberId'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = events.flatMap(({ memberId }) => (memberId === undefined ? [] : [memberId]))
  if (ids.length === 0) return new Map()
  const members = await models.members.find({ workspaceId, _id: { $in: ids } }, { name: 1 }).lean()
  return new Map(members.map(({ _id, name }) => [_id.toHexString(), name]))
}
