/** The inverses of changes to tasks. */
import type { EventRecord } from '../../models/event.ts'
import { idOf } from '../../models/ids.ts'
import type { TaskRecord } from '../../models/task.ts'
import type { Actor } from '../core/actor.ts'
import { changesBetween, valuesBefore, valuesOf } from '../fields/values.ts'
import { visibleTo } from '../core/permissions.ts'
import { readTask, writeTask } from '../tasks/write-task.ts'
import type { Transaction } from '../core/transact.ts'
import { changedSince, deletion, type InverseDeps, type InverseResult, recordOpposite } from './inverse.ts'

async function setDeleted(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
  task: TaskRecord,
  deletedAt: Date | null,
): Promise<InverseResult> {
  await writeTask(deps, actor, tx, task, valuesOf(deps.fields.task, task), { deletedAt })
  const type = deletedAt === null ? 'task.restored' : 'task.deleted'
  recordOpposite(tx, event, type, [deletion(task.deletedAt, deletedAt)])
  return { name: task.title, effect: deletedAt === null ? 'back' : 'gone' }
}

export async function undoTaskCreated(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models, fields } = deps
  const task = await readTask(models, actor, idOf(event.target.id), { tx, deleted: true })
  // Snoozed, done or reassigned since: deleting it would lose that work.
  // A time that the event does not know was given to it later, too.
  const planned = event.changes.some(({ path }) => path === 'dueAt')
  const asLeft =
    valuesBefore(fields.task, valuesOf(fields.task, task), event.changes) !== null && planned === (task.dueAt !== null)
  if (task.deletedAt !== null || task.status !== 'open' || !asLeft) throw changedSince(event)
  return setDeleted(deps, actor, tx, event, task, tx.at)
}

/**
 * A task that the actor sees, or one on a deal or contact that they see: it may have been deleted with that, and then comes
 * back with it, whoever has to do it.
 */
async function readDeleted({ models }: InverseDeps, actor: Actor, tx: Transaction, event: EventRecord) {
  const options = { session: tx.session }
  const task = await models.tasks
    .findOne({ workspaceId: event.workspaceId, _id: event.target.id }, null, options)
    .lean()
  if (task === null) throw changedSince(event)
  const { dealId, contactId } = task
  const seen = visibleTo(actor)
  const isOnSeen =
    (dealId !== undefined && (await models.deals.exists({ ...seen, _id: dealId }).session(tx.session)) !== null) ||
    (contactId !== undefined &&
      (await models.contacts.exists({ ...seen, _id: contactId }).session(tx.session)) !== null)
  return isOnSeen ? task : readTask(models, actor, idOf(task._id), { tx, deleted: true })
}

export async function undoTaskDeleted(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const task = await readDeleted(deps, actor, tx, event)
  if (task.deletedAt === null) throw changedSince(event)
  return setDeleted(deps, actor, tx, event, task, null)
}

const TYPE_OF_STATUS = { open: 'task.reopened', done: 'task.done' } as const

/** For an edit, a snooze, a completion and a reopening alike. */
export async function undoTaskChanged(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models, fields } = deps
  const task = await readTask(models, actor, idOf(event.target.id), { tx })
  const before = valuesOf(fields.task, task)
  const after = valuesBefore(fields.task, before, event.changes)
  if (after === null) throw changedSince(event)
  await writeTask(deps, actor, tx, task, after)
  const type = before.status === after.status ? 'task.updated' : TYPE_OF_STATUS[after.status]
  recordOpposite(tx, event, type, changesBetween(fields.task, before, after))
  return { name: after.title, effect: 'changed' }
}
