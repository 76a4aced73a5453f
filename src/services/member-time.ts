/** The time zone that a member lives by, and the bounds of their day in it. */
import { DateTime } from 'luxon'

import { objectId } from '../models/ids.ts'
import type { Models } from '../models/models.ts'
import type { Actor } from './actor.ts'

/** IANA: the member's own, else the workspace's. */
export async function timeZoneOf(models: Models, actor: Actor): Promise<string> {
  const workspaceId = objectId(actor.workspaceId)
  const [member, workspace] = await Promise.all([
    models.members.findOne({ workspaceId, _id: objectId(actor.memberId) }, { timeZone: 1 }).lean(),
    models.workspaces.findById(workspaceId, { timeZone: 1 }).lean(),
  ])
  return member?.timeZone ?? workspace?.timeZone ?? 'UTC'
}

/** The moment at which the day of `now` ends there: the first of the next day. */
export function endOfDay(now: Date, timeZone: string): Date {
  return DateTime.fromJSDate(now, { zone: timeZone }).plus({ days: 1 }).startOf('day').toJSDate()
}
