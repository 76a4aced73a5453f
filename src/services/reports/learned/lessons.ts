/** What a closed deal teaches: in which stages it was seen at which age, and how long after that it was won. Pure. */
import type { DealId, StageId } from '../../../models/ids.ts'
import type { DealHistory, Moment, StageMap } from '../history/deal-history.ts'
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
  readonly closedAt: Moment
  /** In minor units of the report's currency. */
  readonly worth: number
  readonly visits: readonly Visit[]
}

/** How long it has been in a stage, in months. */
export function ageOf(enteredAt: Moment, at: Date): number {
  const months = Math.floor((at.getTime() - enteredAt) / MONTH_MS)
  return Math.min(AGES - 1, Math.max(0, months))
}

function isAmong(visits: readonly Visit[], stageId: StageId, age: number): boolean {
  return visits.some((visit) => visit.age === age && visit.stageId === stageId)
}

/**
 * A deal counts once for each stage and age: by its first visit, and then each time it was a month older there.
 *
 * @param state of the deal when it was looked at, closed
 */
export function lessonOf(history: DealHistory, state: ClosedState, worth: number, stages: StageMap): Lesson {
  const closed = state.enteredAt
  const visits: Visit[] = []
  for (const [index, stageId] of history.stageIds.entries()) {
    const [entered = closed, left = closed] = [history.enteredAt[index], history.enteredAt[index + 1]]
    if (entered >= closed) break
    if (stages.get(stageId)?.kind !== 'open') continue
    for (let age = 0; age < AGES; age += 1) {
      const at = entered + age * MONTH_MS
      if (at >= left && age > 0) break
      if (isAmong(visits, stageId, age)) continue
      const months = Math.floor((closed - at) / MONTH_MS)
      visits.push({ stageId, age, wonIn: state.status === 'won' && months < MONTHS_AHEAD ? months : null })
    }
  }
  return { id: history.id, closedAt: state.enteredAt, worth, visits }
}

export type Lessons = {
  /** False if enough later ones are known: then it need not be made. */
  readonly wants: (closedAt: Moment) => boolean
  readonly add: (lesson: Lesson) => void
  readonly latest: () => readonly Lesson[]
}

function latestFirst(one: Lesson, other: Lesson): number {
  return other.closedAt - one.closedAt || (one.id < other.id ? -1 : 1)
}

/** Keeps the latest ones, however many are added. */
export function createLessons(): Lessons {
  let kept: Lesson[] = []
  let oldest = Number.NEGATIVE_INFINITY
  /** Those that may be among the latest: of the oldest of them, all that were closed at the same moment. */
  function cut(): void {
    if (kept.length <= MAX_LESSONS) return
    const moments = new Float64Array(kept.length)
    for (const [index, { closedAt }] of kept.entries()) moments[index] = closedAt
    moments.sort()
    oldest = moments[kept.length - MAX_LESSONS] ?? oldest
    kept = kept.filter(({ closedAt }) => closedAt >= oldest)
  }
  return {
    wants: (closedAt) => closedAt >= oldest,
    add(lesson) {
      kept.push(lesson)
      if (kept.length >= 2 * MAX_LESSONS) cut()
    },
    latest() {
      cut()
      return kept.toSorted(latestFirst).slice(0, MAX_LESSONS)
    },
  }
}
