/** Says how a task went that is done already: it may be marked as done first, and its outcome given later. */
import { type EventId, idOf, type TaskId } from '../../models/ids.ts'
import type { TaskOutcome, TaskType } from '../../models/task.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { readTask, taskEvent, taskState, writeTask } from './write-task.ts'

/** `undoId` is null if that was its outcome already. `dueAt` is ISO 8601, null without a date. */
export type OutcomeOfTask = {
  readonly id: TaskId
  readonly title: string
  readonly type: TaskType
  readonly dueAt: string | null
  readonly undoId: EventId | null
}

/** @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT (task-open) when it has been reopened */
export type SetOutcome = (actor: Actor, id: TaskId, outcome: TaskOutcome) => Promise<OutcomeOfTask>

export function createSetOutcome(deps: RecordDeps): SetOutcome {
  const { models, transact, fields } = deps
  return async (actor, id, outcome) => {
    authorize(actor, 'task.write')
    return transact(
      actor,
      `task.outcome-${id}`,
      async (tx): Promise<OutcomeOfTask> => {
        const task = await readTask(models, actor, id, { tx })
        if (task.status === 'open') throw taskState(task, 'task-open')
        const before = valuesOf(fields.task, task)
        const after = { ...before, outcome }
        const changes = changesBetween(fields.task, before, after)
        const about = { id: idOf<TaskId>(task._id), title: task.title, type: task.type, dueAt: before.dueAt }
        if (changes.length === 0) return { ...about, undoId: null }
        await writeTask(deps, actor, tx, task, after)
        return { ...about, undoId: tx.record(taskEvent('task.updated', task, changes)) }
      },
      { undoable: true },
    )
  }
}
