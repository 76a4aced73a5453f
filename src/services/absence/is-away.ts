/** Whether a member is away: then nothing new is given to them. Pure. */
import type { Absence } from '../../models/member.ts'

export function isAway(away: Absence | undefined, now: Date): boolean {
  return away !== undefined && away.from <= now && (away.until === null || now < away.until)
}

/** Whether it is still of interest: it is now, or to come. */
export function isCurrent(away: Absence | undefined, now: Date): away is Absence {
  return away !== undefined && (away.until === null || now < away.until)
}
