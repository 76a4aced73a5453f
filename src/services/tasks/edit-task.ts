/** Changes a task's title, time or assignee, and snoozes it. */
import { type EventId, idOf, type MemberId, type TaskId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { TaskRecord } from '../../models/task.ts'
import type { Actor } from '../core/actor.ts'
import { notifyMember } from '../notifications/news.ts'
import { authorize } from '../core/permissions.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { Transaction } from '../core/transact.ts'
import { memberTimeZone, readAssignee } from './assignee.ts'
import { remindersBefore, reminderText, withReminder } from './reminders.ts'
import { movedSeries, NO_SERIES, seriesOf } from './series.ts'
import { type Due, localDay, type PlannedTime, plannedTime, type Snooze, snoozedTo } from './task-time.ts'
import type { TaskValues } from './task-fields.ts'
import { readTask, taskEvent, taskState, writeTask } from './write-task.ts'

export type TaskEdit =
  | { readonly field: 'title'; readonly value: string }
  | { readonly field: 'due'; readonly value: Due | null }
  | { readonly field: 'assignee'; readonly value: MemberId }
  /** One of its reminders, in minutes before it. */
  | { readonly field: 'reminder'; readonly value: { readonly minutes: number; readonly on: boolean } }
  /** Ends its series with this task. */
  | { readonly field: 'repeat'; readonly value: null }

/** `undoId` is null when the edit changed nothing; `was` is when the task was due before, ISO 8601; null if it had no date. */
export type EditedTask = { readonly id: TaskId; readonly undoId: EventId | null; readonly was: string | null }

export type EditTask = (actor: Actor, id: TaskId, edit: TaskEdit) => Promise<EditedTask>
/** Until one of the fixed times, or a given one, by the actor's own clock. */
export type SnoozeTask = (actor: Actor, id: TaskId, until: Snooze | Due) => Promise<EditedTask>

type PlannedValues = Pick<TaskValues, 'dueAt' | 'allDay' | 'remindAt'>

function stored({ dueAt, allDay, remindAt }: PlannedTime): PlannedValues {
  return { dueAt: dueAt?.toISOString() ?? null, allDay, remindAt: remindAt?.toISOString() ?? null }
}

function planned(due: Due | null, timeZone: string, now: Date): PlannedValues {
  return stored(plannedTime(due, timeZone, now))
}

async function editedPart(
  models: Models,
  actor: Actor,
  tx: Transaction,
  task: TaskRecord,
  edit: TaskEdit,
): Promise<Partial<TaskValues>> {
  if (edit.field === 'title') return { title: parseSingleLine(edit.value) }
  if (edit.field === 'repeat') return NO_SERIES
  if (edit.field === 'reminder') {
    const { minutes, on } = edit.value
    return { remindBefore: reminderText(withReminder(remindersBefore(task), minutes, on)) }
  }
  const timeZone = await memberTimeZone(models, actor, task.assigneeId, tx)
  if (edit.field === 'due') {
    const due = plannedTime(edit.value, timeZone, tx.at)
    return { ...stored(due), ...movedSeries(seriesOf(task), due, timeZone) }
  }
  const assignee = await readAssignee(models, actor, tx, edit.value)
  const given = { assignee: idOf<MemberId>(assignee._id) }
  if (task.dueAt === null || !task.allDay || assignee.timeZone === timeZone || task.dueAt <= tx.at) return given
  // The same calendar day ends at another moment for the new assignee.
  return { ...given, ...planned({ date: localDay(task.dueAt, timeZone) }, assignee.timeZone, tx.at) }
}

async function writeEdit(
  deps: RecordDeps,
  actor: Actor,
  tx: Transaction,
  task: TaskRecord,
  part: Partial<TaskValues>,
): Promise<EditedTask> {
  const before = valuesOf(deps.fields.task, task)
  const after = { ...before, ...part }
  const changes = changesBetween(deps.fields.task, before, after)
  const id = idOf<TaskId>(task._id)
  if (changes.length === 0) return { id, undoId: null, was: before.dueAt }
  await writeTask(deps, actor, tx, task, after)
  if (after.assignee !== null && after.assignee !== before.assignee) {
    notifyMember(actor, tx, after.assignee, { kind: 'assigned', target: 'task', id })
  }
  return { id, undoId: tx.record(taskEvent('task.updated', task, changes)), was: before.dueAt }
}

/** @throws AppError FORBIDDEN; NOT_FOUND; VALIDATION with the field's problem; CONFLICT (task-closed) if it is done */
export function createEditTask(deps: RecordDeps): EditTask {
  const { models, transact } = deps
  return async (actor, id, edit) => {
    authorize(actor, 'task.write')
    return transact(
      actor,
      `task.edit-${edit.field}`,
      async (tx) => {
        const task = await readTask(models, actor, id, { tx })
        if (task.status !== 'open') throw taskState(task, 'task-closed')
        return writeEdit(deps, actor, tx, task, await editedPart(models, actor, tx, task, edit))
      },
      { undoable: true },
    )
  }
}

/** @throws AppError FORBIDDEN; NOT_FOUND; VALIDATION past-date; CONFLICT (task-closed) if it is done */
export function createSnoozeTask(deps: RecordDeps): SnoozeTask {
  const { models, transact } = deps
  return async (actor, id, until) => {
    authorize(actor, 'task.write')
    const { timeZone } = actor
    return transact(
      actor,
      'task.snooze',
      async (tx) => {
        const task = await readTask(models, actor, id, { tx })
        if (task.status !== 'open') throw taskState(task, 'task-closed')
        const due = typeof until === 'string' ? snoozedTo(until, tx.at, timeZone, task.allDay) : until
        // A whole day is the assignee's day, whoever snoozes the task.
        const zone = 'date' in due ? await memberTimeZone(models, actor, task.assigneeId, tx) : timeZone
        return writeEdit(deps, actor, tx, task, planned(due, zone, tx.at))
      },
      { undoable: true },
    )
  }
}
