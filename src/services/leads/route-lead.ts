/** Decides who gets a lead. */
import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { Performer } from '../core/actor.ts'
import { may } from '../core/permissions.ts'

/** The active members who can work a lead, oldest first. */
export async function leadWorkers(models: Models, actor: Performer): Promise<readonly MemberId[]> {
  const filter = { workspaceId: objectId(actor.workspaceId), status: 'active' as const }
  const members = await models.members.find(filter, { role: 1 }).sort({ _id: 1 }).lean()
  return members.filter(({ role }) => may(role, 'lead.claim')).map(({ _id }) => idOf<MemberId>(_id))
}

/** The member whose turn it is, skipping those who can no longer work leads; null when none of them can. Pure. */
export function nextInTurn(
  memberIds: readonly MemberId[],
  workers: readonly MemberId[],
  turn: number,
): { readonly memberId: MemberId; readonly turn: number } | null {
  for (let step = 0; step < memberIds.length; step++) {
    const memberId = memberIds[(turn + step) % memberIds.length]
    if (memberId !== undefined && workers.includes(memberId)) return { memberId, turn: turn + step + 1 }
  }
  return null
}

/**
 * The owner of a new lead, and the turn after it; no owner when the whole team should be told. Pure.
 *
 * @param turn the current turn of the source
 */
export function routeLead(
  source: Pick<LeadSourceRecord, 'routing' | 'memberIds'>,
  workers: readonly MemberId[],
  turn: number,
): { readonly ownerId: MemberId | null; readonly turn: number } {
  if (source.routing === 'team') return { ownerId: null, turn }
  const memberIds = source.memberIds.map((id) => idOf<MemberId>(id))
  if (source.routing === 'owner') return { ownerId: memberIds.find((id) => workers.includes(id)) ?? null, turn }
  const next = nextInTurn(memberIds, workers, turn)
  return next === null ? { ownerId: null, turn } : { ownerId: next.memberId, turn: next.turn }
}

type Owned = { readonly ownerId?: { toHexString(): string } } | null

/**
 * Whoever owns the open deal or the contact gets the lead. Without such an owner it is routed, unless an open deal takes it
 * up. Pure.
 */
export function ownerOfLead(
  source: Pick<LeadSourceRecord, 'routing' | 'memberIds'>,
  workers: readonly MemberId[],
  turn: number,
  { open, known }: { readonly open: Owned; readonly known: Owned },
): { readonly ownerId: MemberId | null; readonly turn: number } {
  const working = (record: Owned) => workers.find((memberId) => memberId === record?.ownerId?.toHexString())
  const ownerId = working(open) ?? working(known) ?? null
  return ownerId === null && open === null ? routeLead(source, workers, turn) : { ownerId, turn }
}
