/** What a closed deal teaches: in which stages it was seen at which age, and how long after that it was won. Pure. */
import type { DealId, StageId } from '../../../models/ids.ts'
import type { DealHistory, StageMap } from '../history/deal-history.ts'
import type { ClosedState } from '../history/scope.ts'

/** What counts as a month: of a deal's age in its stage, and of what is ahead of it. */
export const MONTH_DAYS = 30
export const DAY_MS = 24 * 60 * 60 * 1000
const MONTH_MS = MONTH_DAYS * DAY_MS

/** How many months ahead are told apart; what is won later is not expected at all. */
export const MONTHS_AHEAD = 12
/** Ages in months are 0, 1, 2, and 3 or more. */
export const AGES = 4
/** The latest closed deals teach; what is older than these says little about how the team sells now. */
export const MAX_LESSONS = 2_000

export type Visit = {
  readonly stageId: StageId
  readonly age: number
  /** In how many full months after the visit it was won; null if never, or too late. */
  readonly wonIn: number | null
}

export type Lesson = {
  readonly id: DealId
  readonly closedAt: Date
  /** In minor units of the report's currency. */
  readonly worth: number
  readonly visits: readonly Visit[]
}

/** How long it has been in a stage, in months. */
export function ageOf(enteredAt: Date, at: Date): number {
  const months = Math.floor((at.getTime() - enteredAt.getTime()) / MONTH_MS)
  return Math.min(AGES - 1, Math.max(0, months))
}

/**
 * A deal counts once for each stage and age: by its first visit, and then each time it was a month older there.
 *
 * @param state of the deal when it was looked at, closed
 */
export function lessonOf(history: DealHistory, state: ClosedState, worth: number, stages: StageMap): Lesson {
  const closed = state.enteredAt.getTime()
  const seen = new Set<string>()
  const visits: Visit[] = []
  for (const { stageId, enteredAt, leftAt } of history.stays) {
    const [entered, left] = [enteredAt.getTime(), leftAt?.getTime() ?? closed]
    if (entered >= closed) break
    if (stages.get(stageId)?.kind !== 'open') continue
    for (let age = 0; age < AGES; age += 1) {
      const at = entered + age * MONTH_MS
      if (at >= left && age > 0) break
      const key = `${stageId} ${age}`
      if (seen.has(key)) continue
      seen.add(key)
      const months = Math.floor((closed - at) / MONTH_MS)
      visits.push({ stageId, age, wonIn: state.status === 'won' && months < MONTHS_AHEAD ? months : null })
    }
  }
  return { id: history.id, closedAt: state.enteredAt, worth, visits }
}

export type Lessons = { readonly add: (lesson: Lesson) => void; readonly latest: () => readonly Lesson[] }

function latestFirst(one: Lesson, other: Lesson): number {
  return other.closedAt.getTime() - one.closedAt.getTime() || (one.id < other.id ? -1 : 1)
}

/** Keeps the latest ones, however many are added. */
export function createLessons(): Lessons {
  let kept: Lesson[] = []
  const cut = (): void => void (kept = kept.toSorted(latestFirst).slice(0, MAX_LESSONS))
  return {
    add(lesson) {
      kept.push(lesson)
      if (kept.length >= 4 * MAX_LESSONS) cut()
    },
    latest() {
      cut()
      return kept
    },
  }
}
