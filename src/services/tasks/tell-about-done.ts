/** Says more about a task that is done already: how it went, and how long it took. It may be marked as done first. */
import { fieldProblem } from '../../language/field-problem.ts'
import { type EventId, idOf, type TaskId } from '../../models/ids.ts'
import type { TaskOutcome, TaskType } from '../../models/task.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { TaskValues } from './task-fields.ts'
import { readTask, taskEvent, taskState, writeTask } from './write-task.ts'

/** `undoId` is null if nothing changed. `dueAt` is ISO 8601, null without a date. */
export type OutcomeOfTask = {
  readonly id: TaskId
  readonly title: string
  readonly type: TaskType
  readonly dueAt: string | null
  readonly undoId: EventId | null
  readonly outcome: TaskOutcome | null
  /** In minutes. */
  readonly lengthMinutes: number | null
}

export type TellAboutDone = {
  /** @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT (task-open) when it has been reopened */
  readonly setOutcome: (actor: Actor, id: TaskId, outcome: TaskOutcome) => Promise<OutcomeOfTask>
  /** @param minutes null takes it away. @throws AppError VALIDATION (not-minutes), or as `setOutcome` does */
  readonly setLength: (actor: Actor, id: TaskId, minutes: number | null) => Promise<OutcomeOfTask>
}

/** To be tapped, in minutes. */
export const OFFERED_LENGTHS = [5, 15, 30, 60] as const
/** A day. */
export const MAX_LENGTH_MINUTES = 24 * 60

/** Whether it is worth asking how long a task of the type took. */
export function hasLength(type: TaskType): boolean {
  return type === 'call' || type === 'meeting'
}

export function createTellAboutDone(deps: RecordDeps): TellAboutDone {
  const { models, transact, fields } = deps

  async function change(
    actor: Actor,
    id: TaskId,
    operation: string,
    part: Partial<Pick<TaskValues, 'outcome' | 'lengthMinutes'>>,
  ): Promise<OutcomeOfTask> {
    authorize(actor, 'task.write')
    return transact(
      actor,
      operation,
      async (tx): Promise<OutcomeOfTask> => {
        const task = await readTask(models, actor, id, { tx })
        if (task.status === 'open') throw taskState(task, 'task-open')
        const before = valuesOf(fields.task, task)
        const after = { ...before, ...part }
        const changes = changesBetween(fields.task, before, after)
        const { title, type } = task
        const { dueAt, outcome, lengthMinutes } = after
        const about = { id: idOf<TaskId>(task._id), title, type, dueAt, outcome, lengthMinutes }
        if (changes.length === 0) return { ...about, undoId: null }
        await writeTask(deps, actor, tx, task, after)
        return { ...about, undoId: tx.record(taskEvent('task.updated', task, changes)) }
      },
      { undoable: true },
    )
  }

  return {
    setOutcome: (actor, id, outcome) => change(actor, id, `task.outcome-${id}`, { outcome }),
    async setLength(actor, id, minutes) {
      if (minutes !== null && !(Number.isInteger(minutes) && minutes > 0 && minutes <= MAX_LENGTH_MINUTES))
        throw fieldProblem('not-minutes', { given: String(minutes) })
      return change(actor, id, `task.length-${id}`, { lengthMinutes: minutes })
    },
  }
}
