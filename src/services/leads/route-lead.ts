/** Decides who gets a lead. */
import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { Performer } from '../core/actor.ts'
import { isAway } from '../absence/is-away.ts'
import { may } from '../core/permissions.ts'

/** Somebody who can work a lead. @property isLeader whether they look after the whole team's leads */
export type LeadWorker = { readonly id: MemberId; readonly isAway: boolean; readonly isLeader: boolean }

/** The active members who can work a lead, oldest first. */
export async function leadWorkers(models: Models, actor: Performer, now: Date): Promise<readonly LeadWorker[]> {
  const filter = { workspaceId: objectId(actor.workspaceId), status: 'active' as const }
  const members = await models.members.find(filter, { role: 1, away: 1 }).sort({ _id: 1 }).lean()
  return members
    .filter(({ role }) => may(role, 'lead.claim'))
    .map(({ _id, role, away }) => ({
      id: idOf<MemberId>(_id),
      isAway: isAway(away, now),
      isLeader: may(role, 'record.see-all'),
    }))
}

/** Whoever is not away: the others get nothing new. Pure. */
export function presentOf(workers: readonly LeadWorker[]): readonly MemberId[] {
  return workers.flatMap((worker) => (worker.isAway ? [] : [worker.id]))
}

/** The member whose turn it is, skipping those who are away or can no longer work leads; null when none of them can. Pure. */
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
 * @param workers those who are there
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
 * Whoever owns the open deal, even if they are away, or owns the contact and is there, gets the lead. Undefined if nobody does:
 * then rules and the source decide, unless an open deal takes the lead up. Pure.
 */
export function ownerAlready(
  workers: readonly LeadWorker[],
  { open, known }: { readonly open: Owned; readonly known: Owned },
): MemberId | null | undefined {
  const ownerIn = (ids: readonly MemberId[], record: Owned) =>
    ids.find((memberId) => memberId === record?.ownerId?.toHexString())
  const everybody = workers.map(({ id }) => id)
  return ownerIn(everybody, open) ?? ownerIn(presentOf(workers), known) ?? (open === null ? undefined : null)
}

/**
 * Who is told about a lead: its owner, and the leaders if the owner is away; without an owner everybody who is there, or else the
 * leaders, though they are away, too. Pure.
 */
export function toldOf(workers: readonly LeadWorker[], ownerId: MemberId | null): readonly MemberId[] {
  const leaders = workers.filter(({ isLeader }) => isLeader)
  if (ownerId === null) {
    const present = presentOf(workers)
    return present.length > 0 ? present : leaders.map(({ id }) => id)
  }
  const isOwnerAway = workers.some((worker) => worker.id === ownerId && worker.isAway)
  const others = isOwnerAway ? presentOf(leaders).filter((id) => id !== ownerId) : []
  return [ownerId, ...others]
}
