/** What a removal handed over, as its events tell: read back when it is undone. */
import type { Types } from 'mongoose'

import type { Change, EventRecord } from '../../models/event.ts'
import { type MemberId, trustedId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'
import type { Routing } from './hand-over-routing.ts'
import { OWNED_KINDS, type OwnedKind } from './owned-records.ts'

/** The events of a removal, and of the job that finished its handover, whose command ids begin with the removal's. */
export function eventsOfRemoval(workspaceId: Types.ObjectId, removal: string): Record<string, unknown> {
  const literal = removal.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&')
  return { workspaceId, commandId: { $regex: `^${literal}(/|$)` } }
}

/** Records of one kind that went to the same successor. */
export type HandedGroup = {
  readonly kind: OwnedKind
  readonly to: MemberId | null
  readonly ids: readonly Types.ObjectId[]
}

/** The records that the member gave away by these events. Pure. */
export function handedBy(events: readonly EventRecord[], memberId: MemberId): readonly HandedGroup[] {
  const groups = new Map<string, { kind: OwnedKind; to: MemberId | null; ids: Types.ObjectId[] }>()
  for (const { target, changes } of events) {
    const kind = OWNED_KINDS.find((known) => known === target.kind)
    const change = changes.find(({ path, from }) => (path === 'ownerId' || path === 'assigneeId') && from === memberId)
    if (kind === undefined || change === undefined) continue
    const to = typeof change.to === 'string' ? trustedId<MemberId>(change.to) : null
    const group = groups.get(`${kind}/${to}`) ?? { kind, to, ids: [] }
    group.ids.push(target.id)
    groups.set(`${kind}/${to}`, group)
  }
  return [...groups.values()]
}

export type HandedRouting = { readonly sourceId: Types.ObjectId; readonly from: Routing; readonly to: Routing }

/** The routings that these events changed. Pure. */
export function routingsIn(events: readonly EventRecord[]): readonly HandedRouting[] {
  return events.flatMap(({ type, target, changes }) => {
    const change = type === 'lead-source.updated' ? changes.find(({ path }) => path === 'routing') : undefined
    if (change === undefined) return []
    // Written by writeRouting, as plain JSON.
    return [{ sourceId: target.id, from: change.from as Routing, to: change.to as Routing }]
  })
}

/** The changes of rules by these events. Pure. */
export function ruleChangesIn(
  events: readonly EventRecord[],
): readonly { readonly ruleId: Types.ObjectId; readonly changes: readonly Change[] }[] {
  return events
    .filter(({ type }) => type === 'assignment-rule.updated')
    .map(({ target, changes }) => ({ ruleId: target.id, changes }))
}

/** @param after only later events, in the order in which they are stored */
export async function readHandedEvents(
  models: Models,
  tx: Transaction,
  filter: Record<string, unknown>,
  { after, limit }: { readonly after: Types.ObjectId | null; readonly limit: number },
): Promise<readonly EventRecord[]> {
  return models.events
    .find({ ...filter, ...(after && { _id: { $gt: after } }) }, null, { session: tx.session })
    .sort({ _id: 1 })
    .limit(limit)
    .lean()
}
