/** Finds whose daily digest is due, by each member's own clock. */
import { DateTime } from 'luxon'
import type { Types } from 'mongoose'

import { idOf, LOWEST_ID, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import type { NotificationKind, Role } from '../../models/member.ts'
import { may } from '../core/permissions.ts'
import { momentOf } from '../workspaces/member-time.ts'
import { isMonday } from './week-before.ts'
import type { CoreDeps } from '../core/core-deps.ts'

export type DueDigest = {
  readonly workspaceId: WorkspaceId
  readonly memberId: MemberId
  /** The member's local day that the digest covers, YYYY-MM-DD. */
  readonly date: string
  readonly dueAt: Date
  /** Which of the two are due: the daily one, and on a Monday the summary of the week for those who lead the team. */
  readonly daily: boolean
  readonly weekly: boolean
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
): Pick<DueDigest, 'date' | 'dueAt'> | null {
  const local = DateTime.fromJSDate(until, { zone: timeZone })
  // The window may reach back past midnight.
  for (const day of [local, local.minus({ days: 1 })]) {
    const dueAt = momentOf(day, hour * 60, timeZone)
    if (dueAt > until || dueAt <= since) continue
    return { date: day.toFormat('yyyy-MM-dd'), dueAt }
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

type DigestMember = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly timeZone?: string
  readonly digestHour: number
  readonly role: Role
  readonly mutedNotifications: readonly NotificationKind[]
}

export function createEachDueDigest({ models }: Pick<CoreDeps, 'models'>): EachDueDigest {
  async function zones(ids: readonly Types.ObjectId[]): Promise<ReadonlyMap<string, string>> {
    const found = await models.workspaces.find({ _id: { $in: [...ids] } }, { timeZone: 1 }).lean()
    return new Map(found.map(({ _id, timeZone }) => [_id.toHexString(), timeZone]))
  }

  return async (since, until, take) => {
    // A bound on the first page, too: an engine without statistics may otherwise sort all members to begin it.
    let after = LOWEST_ID
    for (;;) {
      const page: DigestMember[] = await models.members
        .find(
          {
            _id: { $gt: after },
            status: 'active',
          },
          { workspaceId: 1, timeZone: 1, digestHour: 1, role: 1, mutedNotifications: 1 },
          { acrossWorkspaces: 'the digest is sent to the members of every workspace' },
        )
        .sort({ _id: 1 })
        .limit(AT_ONCE)
        .lean()
      const zoneOf = await zones(page.map(({ workspaceId }) => workspaceId))
      const due = page.flatMap(({ _id, workspaceId, timeZone, digestHour, role, mutedNotifications }) => {
        const zone = timeZone ?? zoneOf.get(workspaceId.toHexString()) ?? 'UTC'
        const one = digestDue(digestHour, zone, since, until)
        if (one === null) return []
        const daily = !mutedNotifications.includes('digest')
        const weekly =
          isMonday(one.date) && may(role, 'record.see-all') && !mutedNotifications.includes('weekly-summary')
        if (!daily && !weekly) return []
        const ids = { workspaceId: idOf<WorkspaceId>(workspaceId), memberId: idOf<MemberId>(_id) }
        return [{ ...ids, ...one, daily, weekly }]
      })
      if (due.length > 0) await take(due)
      const last = page.at(-1)
      if (last === undefined || page.length < AT_ONCE) return
      after = last._id
    }
  }
}
