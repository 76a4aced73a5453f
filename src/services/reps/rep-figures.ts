/** What a manager sees of each member, and who needs attention first. Pure. */
import type { MemberId } from '../../models/ids.ts'
import type { Role } from '../../models/member.ts'
import type { Progress } from '../targets/progress.ts'

export type RepFigures = {
  readonly memberId: MemberId
  readonly name: string
  readonly role: Role
  /** Whoever has left is shown as long as open deals are theirs. */
  readonly isActive: boolean
  /** Open deals; their sum in minor units of the workspace's currency. */
  readonly open: {
    readonly count: number
    readonly minor: number
    /** How many are in a currency without a rate: they are not in the sum. */
    readonly unconverted: number
  }
  readonly overdueTasks: number
  /** Open deals for which nothing is planned. */
  readonly withoutStep: number
  /** When they last wrote a note or completed a task in the chat; null if not within {@link TOUCH_DAYS}. ISO 8601, UTC. */
  readonly touchedAt: string | null
  /** ISO 8601, UTC. */
  readonly joinedAt: string
  readonly progress: Progress
}

/** How far back a member's last touch is looked for. */
export const TOUCH_DAYS = 30

/**
 * Active members first, those who have left at the end. Among them, the most overdue tasks, then the most deals without a next
 * step, then whoever has been silent for longest, at most since they joined; then by name.
 */
export function byAttention(one: RepFigures, other: RepFigures): number {
  return (
    Number(other.isActive) - Number(one.isActive) ||
    other.overdueTasks - one.overdueTasks ||
    other.withoutStep - one.withoutStep ||
    compareText(one.touchedAt ?? one.joinedAt, other.touchedAt ?? other.joinedAt) ||
    one.name.localeCompare(other.name) ||
    compareText(one.memberId, other.memberId)
  )
}

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
