/** The opposites of what happens to tasks. */
import { isDeepStrictEqual } from 'node:util'

import type { EventRecord } from '../../models/event.ts'
import { idOf } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { TaskRecord } from '../../models/task.ts'
import type { Actor } from '../core/actor.ts'
import { readTask, taskChanges, type TaskFields, taskFields, writeTask } from '../tasks/write-task.ts'
import type { Transaction } from '../core/transact.ts'
import { changedSince, type InverseResult, relatedOfEvent, targetOf } from './inverse.ts'

/** What a task is put on: told when it is made, and never changed. */
const LINKS = new Set(['contactId', 'dealId'])

function isAsLeft(event: EventRecord, fields: TaskFields): boolean {
  return event.changes
    .filter(({ path }) => !LINKS.has(path))
    .every(({ path, to }) => isDeepStrictEqual(fields[path as keyof TaskFields], to))
}

async function setDeleted(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
  task: TaskRecord,
  deletedAt: Date | null,
): Promise<InverseResult> {
  await writeTask(models, actor, tx, task, taskFields(task), { deletedAt })
  const isoOf = (time: Date | null) => time?.toISOString() ?? null
  tx.record({
    type: deletedAt === null ? 'task.restored' : 'task.deleted',
    target: targetOf(event),
    related: relatedOfEvent(event),
    changes: [{ path: 'deletedAt', from: isoOf(task.deletedAt), to: isoOf(deletedAt) }],
    undoes: event.commandId,
  })
  return { name: task.title, effect: deletedAt === null ? 'back' : 'gone' }
}

export async function undoTaskCreated(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const task = await readTask(models, actor, idOf(event.target.id), { tx, deleted: true })
  // Put off, done or given to somebody since: deleting it would take that along.
  if (task.deletedAt !== null || task.status !== 'open' || !isAsLeft(event, taskFields(task))) throw changedSince(event)
  return setDeleted(models, actor, tx, event, task, tx.at)
}

export async function undoTaskDeleted(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  // Whosever it is: it may have gone with a deal or contact of the actor's, and comes back with it.
  const filter = { workspaceId: event.workspaceId, _id: event.target.id }
  const task = await models.tasks.findOne(filter, null, { session: tx.session }).lean()
  if (task === null || task.deletedAt === null) throw changedSince(event)
  return setDeleted(models, actor, tx, event, task, null)
}

const TYPE_OF_STATUS = { open: 'task.reopened', done: 'task.done' } as const

/** Of an edit, a snooze, a completion and a reopening alike. */
export async function undoTaskChanged(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const task = await readTask(models, actor, idOf(event.target.id), { tx })
  const before = taskFields(task)
  if (!isAsLeft(event, before)) throw changedSince(event)
  const after = { ...before, ...Object.fromEntries(event.changes.map(({ path, from }) => [path, from])) } as TaskFields
  await writeTask(models, actor, tx, task, after)
  tx.record({
    type: before.status === after.status ? 'task.updated' : TYPE_OF_STATUS[after.status],
    target: targetOf(event),
    related: relatedOfEvent(event),
    changes: taskChanges(before, after),
    undoes: event.commandId,
  })
  return { name: after.title, effect: 'changed' }
}
