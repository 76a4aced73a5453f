/** When a member's quiet hours end, by their own clock. Pure. */
import { DateTime } from 'luxon'

import type { QuietHours } from '../../models/member.ts'
import { momentOf } from '../workspaces/member-time.ts'

/**
 * The end of the quiet hours that `now` falls into; null outside of them.
 *
 * @param timeZone IANA
 */
export function quietUntil(quiet: QuietHours | undefined, timeZone: string, now: Date): Date | null {
  if (quiet === undefined) return null
  const today = DateTime.fromJSDate(now, { zone: timeZone })
  // Those of the night before may still go on.
  for (const day of [today.minus({ days: 1 }), today]) {
    const start = momentOf(day, quiet.from, timeZone)
    const end = momentOf(quiet.to > quiet.from ? day : day.plus({ days: 1 }), quiet.to, timeZone)
    if (start <= now && now < end) return end
  }
  return null
}
