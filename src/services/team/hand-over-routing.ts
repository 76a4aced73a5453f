/** Takes a member out of the routing of lead sources: a successor gets their place, or it is left to the others. */
import type { Types } from 'mongoose'

import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { LeadRouting, LeadSourceRecord } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'

export type Routing = { readonly routing: LeadRouting; readonly memberIds: readonly MemberId[] }

/** The routing without a member. If nobody is left in it, leads go to the team. Pure. */
export function routingWithout({ routing, memberIds }: Routing, leaving: MemberId, to: MemberId | null): Routing {
  const replaced = memberIds.map((id) => (id === leaving ? to : id)).filter((id) => id !== null)
  // A successor who takes turns already gets no second one.
  const left = [...new Set(replaced)]
  return left.length === 0 ? { routing: 'team', memberIds: [] } : { routing, memberIds: left }
}

export function routingOf({ routing, memberIds }: Pick<LeadSourceRecord, 'routing' | 'memberIds'>): Routing {
  return { routing, memberIds: memberIds.map((id) => idOf<MemberId>(id)) }
}

export function routedTo(workspaceId: Types.ObjectId, memberId: MemberId): Record<string, unknown> {
  return { workspaceId, deletedAt: null, memberIds: objectId(memberId) }
}

/** Writes a routing into a source that was read in the same command, with lead-source.updated. */
export async function writeRouting(
  models: Models,
  tx: Transaction,
  source: LeadSourceRecord,
  after: Routing,
  undoes?: string,
): Promise<void> {
  const { _id, workspaceId, version } = source
  const before = routingOf(source)
  const set = { routing: after.routing, memberIds: after.memberIds.map(objectId) }
  await models.leadSources.updateOne(
    { workspaceId, _id, version },
    { $set: set, $inc: { version: 1 } },
    { session: tx.session },
  )
  tx.record({
    type: 'lead-source.updated',
    target: { kind: 'lead-source', id: idOf(_id) },
    changes: [{ path: 'routing', from: before, to: after }],
    ...(undoes !== undefined && { undoes }),
  })
}

/** In every source in which the member has a place. */
export async function handOverRouting(
  models: Models,
  tx: Transaction,
  { workspaceId, from, to }: { workspaceId: Types.ObjectId; from: MemberId; to: MemberId | null },
): Promise<void> {
  const sources = await models.leadSources.find(routedTo(workspaceId, from), null, { session: tx.session }).lean()
  for (const source of sources) await writeRouting(models, tx, source, routingWithout(routingOf(source), from, to))
}
