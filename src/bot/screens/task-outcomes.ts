/** The outcomes that each type of task can have. */
import type { TaskOutcome, TaskType } from '../../models/task.ts'

export const OUTCOMES: Readonly<Record<TaskType, readonly TaskOutcome[]>> = {
  call: ['reached', 'no-answer', 'agreed', 'refused', 'done'],
  meeting: ['agreed', 'refused', 'no-answer', 'done'],
  email: ['done', 'agreed', 'refused'],
  todo: ['done', 'agreed', 'refused'],
}

export const ALL_OUTCOMES = [...new Set(Object.values(OUTCOMES).flat())]

/** What a task that was marked as done can have as its outcome instead. */
export type LaterOutcome = Exclude<TaskOutcome, 'done'>

const isLater = (outcome: TaskOutcome): outcome is LaterOutcome => outcome !== 'done'

export const LATER_OUTCOMES = ALL_OUTCOMES.filter(isLater)

export function laterOutcomes(type: TaskType): readonly LaterOutcome[] {
  return OUTCOMES[type].filter(isLater)
}
