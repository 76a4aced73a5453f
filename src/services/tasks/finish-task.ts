/** Completes, reopens and deletes a task. */
import { type EventId, idOf, type TaskId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { TaskOutcome, TaskRecord, TaskType } from '../../models/task.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { Transaction } from '../core/transact.ts'
import { assertMayDelete } from '../deleting/may-delete.ts'
import { notifyOwners } from '../deleting/notify-owners.ts'
import { insertTask, type NewTask } from './add-task.ts'
import { memberTimeZone } from './assignee.ts'
import { asOwned } from './delete-with-record.ts'
import { continueSeries } from './continue-series.ts'
import { NO_SERIES } from './series.ts'
import { type Due, reminderOf } from './task-time.ts'
import { readTask, taskEvent, taskState, writeTask } from './write-task.ts'

export type Completion = {
  readonly outcome: TaskOutcome
  /** The next step: a task on the same contact and deal. */
  readonly next?: Pick<NewTask, 'title' | 'type' | 'due' | 'assigneeId'>
}

export type DoneTask = {
  readonly id: TaskId
  readonly title: string
  readonly type: TaskType
  readonly undoId: EventId
  readonly nextId: TaskId | null
  /** ISO 8601. Determines the task's place in the agenda; null for a task without a date, which is in none. */
  readonly dueAt: string | null
  /** When the next task of its series is due, if it repeats. */
  readonly again?: Due
}
export type ChangedTask = { readonly id: TaskId; readonly title: string; readonly undoId: EventId }

export type FinishTask = {
  /** @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT (task-closed) when somebody was faster; VALIDATION for the next step */
  readonly done: (actor: Actor, id: TaskId, completion: Completion) => Promise<DoneTask>
  /** @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT (task-open) */
  readonly reopen: (actor: Actor, id: TaskId) => Promise<ChangedTask>
  /** @throws AppError FORBIDDEN, also for somebody else's where reps may not; NOT_FOUND */
  readonly delete: (actor: Actor, id: TaskId) => Promise<ChangedTask>
}

/** The records of a task that the next step can be on: those that still exist and that the actor may see. */
async function liveLinks(
  models: Models,
  actor: Actor,
  tx: Transaction,
  { contactId, dealId }: TaskRecord,
): Promise<Pick<NewTask, 'contactId' | 'dealId'>> {
  const seen = { ...visibleTo(actor), deletedAt: null }
  const options = { session: tx.session }
  const contact = contactId && (await models.contacts.findOne({ ...seen, _id: contactId }, { _id: 1 }, options).lean())
  const deal = dealId && (await models.deals.findOne({ ...seen, _id: dealId }, { _id: 1 }, options).lean())
  return { ...(contact && { contactId: idOf(contact._id) }), ...(deal && { dealId: idOf(deal._id) }) }
}

export function createFinishTask(deps: RecordDeps): FinishTask {
  const { models, transact, fields } = deps
  return {
    async done(actor, id, { outcome, next }) {
      authorize(actor, 'task.write')
      return transact(
        actor,
        `task.done-${id}`,
        async (tx): Promise<DoneTask> => {
          const task = await readTask(models, actor, id, { tx })
          if (task.status !== 'open') throw taskState(task, 'task-closed')
          const before = valuesOf(fields.task, task)
          // Its series continues with the next task, so that reopening this one starts no second series.
          const done = { status: 'done' as const, doneAt: tx.at.toISOString(), outcome, ...NO_SERIES }
          const after = { ...before, ...done }
          await writeTask(deps, actor, tx, task, after)
          const undoId = tx.record(taskEvent('task.done', task, changesBetween(fields.task, before, after)))
          const added =
            next === undefined
              ? null
              : await insertTask(models, actor, tx, { ...next, ...(await liveLinks(models, actor, tx, task)) })
          const again = await continueSeries(models, actor, tx, task)
          const about = { id: idOf<TaskId>(task._id), title: task.title, type: task.type, dueAt: before.dueAt }
          return { ...about, undoId, nextId: added?.id ?? null, ...(again !== null && { again }) }
        },
        { undoable: true },
      )
    },

    async reopen(actor, id) {
      authorize(actor, 'task.write')
      return transact(
        actor,
        `task.reopen-${id}`,
        async (tx): Promise<ChangedTask> => {
          const task = await readTask(models, actor, id, { tx })
          if (task.status === 'open') throw taskState(task, 'task-open')
          const before = valuesOf(fields.task, task)
          const remindAt = reminderOf(task, await memberTimeZone(models, actor, task.assigneeId, tx), tx.at)
          const open = { status: 'open' as const, doneAt: null, outcome: null }
          const after = { ...before, ...open, remindAt: remindAt?.toISOString() ?? null }
          await writeTask(deps, actor, tx, task, after)
          const undoId = tx.record(taskEvent('task.reopened', task, changesBetween(fields.task, before, after)))
          return { id: idOf(task._id), title: task.title, undoId }
        },
        { undoable: true },
      )
    },

    async delete(actor, id) {
      authorize(actor, 'task.write')
      return transact(
        actor,
        `task.delete-${id}`,
        async (tx): Promise<ChangedTask> => {
          const task = await readTask(models, actor, id, { tx })
          await assertMayDelete(models, actor, task.assigneeId, tx)
          await writeTask(deps, actor, tx, task, valuesOf(fields.task, task), { deletedAt: tx.at })
          notifyOwners(actor, tx, asOwned([task]))
          const changes = [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }]
          const undoId = tx.record(taskEvent('task.deleted', task, changes))
          return { id: idOf(task._id), title: task.title, undoId }
        },
        { undoable: true },
      )
    },
  }
}
