/** Finds whose daily digest is due, by each member's own clock. */
import { DateTime } from 'luxon'
import type { Types } from 'mongoose'

import { idOf, LOWEST_ID, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import type { CoreDeps } from '../core/core-deps.ts'

export type DueDigest = {
  readonly workspaceId: WorkspaceId
  readonly memberId: MemberId
  /** The member's local day that the digest covers, YYYY-MM-DD. */
  readonly date: string
  readonly dueAt: Date
}

/**
 * The digest whose hour lies within (since, until], if there is one. If the clocks skip that hour, the next one counts; if it
 * comes twice, the first one counts. Pure.
 *
 * @param until at most a day after `since`
 */
export function digestDue(
  hour: number,
  timeZone: string,
  since: Date,
  until: Date,
): Omit<DueDigest, 'workspaceId' | 'memberId'> | null {
  const local = DateTime.fromJSDate(until, { zone: timeZone })
  // The window may reach back past midnight.
  for (const day of [local, local.minus({ days: 1 })]) {
    const { year, month, day: date } = day
    const at = DateTime.fromObject({ year, month, day: date, hour }, { zone: timeZone })
    const first = at.getPossibleOffsets().toSorted((one, other) => one.toMillis() - other.toMillis())[0] ?? at
    if (first.toMillis() > until.getTime() || first.toMillis() <= since.getTime()) continue
    return { date: day.toFormat('yyyy-MM-dd'), dueAt: first.toJSDate() }
  }
  return null
}

/** Yields every active member's digest that became due within (since, until], about a hundred at a time. */
export type EachDueDigest = (
  since: Date,
  until: Date,
  take: (due: readonly DueDigest[]) => Promise<void>,
) => Promise<void>

const AT_ONCE = 500

export function createEachDueDigest({ models }: Pick<CoreDeps, 'models'>): EachDueDigest {
  async function zones(ids: readonly Types.ObjectId[]): Promise<ReadonlyMap<string, string>> {
    const found = await models.workspaces.find({ _id: { $in: [...ids] } }, { timeZone: 1 }).lean()
    return new Map(found.map(({ _id, timeZone }) => [_id.toHexString(), timeZone]))
  }

  return async (since, until, take) => {
    // A bound on the first page, too: an engine without statistics may otherwise sort all members to begin it.
    let after = LOWEST_ID
    for (;;) {
      const page: { _id: Types.ObjectId; workspaceId: Types.ObjectId; timeZone?: string; digestHour: number }[] =
        await models.members
          .find(
            {
              _id: { $gt: after },
              status: 'active',
              mutedNotifications: { $ne: 'digest' },
            },
            { workspaceId: 1, timeZone: 1, digestHour: 1 },
            { acrossWorkspaces: 'the digest is sent to the members of every workspace' },
          )
          .sort({ _id: 1 })
          .limit(AT_ONCE)
          .lean()
      const zoneOf = await zones(page.map(({ workspaceId }) => workspaceId))
      const due = page.flatMap(({ _id, workspaceId, timeZone, digestHour }) => {
        const zone = timeZone ?? zoneOf.get(workspaceId.toHexString()) ?? 'UTC'
        const one = digestDue(digestHour, zone, since, until)
        return one === null
          ? []
          : [{ workspaceId: idOf<WorkspaceId>(workspaceId), memberId: idOf<MemberId>(_id), ...one }]
      })
      if (due.length > 0) await take(due)
      const last = page.at(-1)
      if (last === undefined || page.length < AT_ONCE) return
      after = last._id
    }
  }
}
