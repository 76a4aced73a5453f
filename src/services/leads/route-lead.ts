/** Who gets a lead. */
import { AppError } from '../../errors.ts'
import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { Performer } from '../actor.ts'
import { may } from '../permissions.ts'
import type { Unit } from '../transact.ts'

/** The active members who can work a lead, oldest first. */
export async function leadWorkers(models: Models, actor: Performer, { session }: Unit): Promise<readonly MemberId[]> {
  const filter = { workspaceId: objectId(actor.workspaceId), status: 'active' as const }
  const members = await models.members.find(filter, { role: 1 }, { session }).sort({ _id: 1 }).lean()
  return members.filter(({ role }) => may(role, 'lead.claim')).map(({ _id }) => idOf<MemberId>(_id))
}

/** The member whose turn it is, passing over those who cannot work it any more; null when none of them can. Pure. */
export function nextInTurn(
  memberIds: readonly string[],
  workers: readonly string[],
  turn: number,
): { readonly memberId: string; readonly turn: number } | null {
  for (let step = 0; step < memberIds.length; step++) {
    const memberId = memberIds[(turn + step) % memberIds.length]
    if (memberId !== undefined && workers.includes(memberId)) return { memberId, turn: turn + step + 1 }
  }
  return null
}

/**
 * The owner of a new lead; null when the team is to be told. The turn moves on by compare-and-set, so that no two leads
 * have the same one.
 *
 * @param source as read in this transaction
 * @returns the turn after this lead, too
 * @throws AppError CONFLICT when another lead took the turn meanwhile
 */
export async function routeLead(
  models: Models,
  unit: Unit,
  source: LeadSourceRecord,
  workers: readonly MemberId[],
  turn: number,
): Promise<{ readonly ownerId: MemberId | null; readonly turn: number }> {
  if (source.routing === 'team') return { ownerId: null, turn }
  const memberIds = source.memberIds.map((id) => idOf<MemberId>(id))
  if (source.routing === 'owner') {
    return { ownerId: memberIds.find((id) => workers.includes(id)) ?? null, turn }
  }
  const next = nextInTurn(memberIds, workers, turn)
  if (next === null) return { ownerId: null, turn }
  const written = await models.leadSources.updateOne(
    { workspaceId: source.workspaceId, _id: source._id, turn },
    { $set: { turn: next.turn } },
    { session: unit.session, timestamps: false },
  )
  if (written.modifiedCount !== 1) throw new AppError('CONFLICT', { message: 'Another lead took the turn' })
  return { ownerId: next.memberId as MemberId, turn: next.turn }
}
