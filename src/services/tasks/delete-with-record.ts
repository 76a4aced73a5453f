/** A record's open tasks are deleted with it, so that no agenda or reminder asks for a step on something that is gone. */
import { AppError } from '../../errors.ts'
import { idOf } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { CompanyRecord } from '../../models/company.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { DealRecord } from '../../models/deal.ts'
import type { TaskRecord } from '../../models/task.ts'
import type { Transaction } from '../core/transact.ts'
import type { OwnedRecord } from '../deleting/notify-owners.ts'
import { syncNextTaskAt, taskEvent } from './write-task.ts'

type Place = Pick<TaskRecord, 'workspaceId' | 'contactId' | 'dealId'>

/** Each contact and deal of the tasks once, deals before contacts, in the order that {@link syncNextTaskAt} writes them. */
function placesOf(tasks: readonly TaskRecord[]): readonly Place[] {
  const deals = new Map<string, Place>()
  const contacts = new Map<string, Place>()
  for (const { workspaceId, contactId, dealId } of tasks) {
    if (dealId !== undefined) deals.set(dealId.toHexString(), { workspaceId, dealId })
    if (contactId !== undefined) contacts.set(contactId.toHexString(), { workspaceId, contactId })
  }
  return [...deals.values(), ...contacts.values()]
}

async function deleteTasks(models: Models, tx: Transaction, tasks: readonly TaskRecord[]): Promise<void> {
  const [first] = tasks
  if (first === undefined) return
  const still = { status: 'open' as const, deletedAt: null }
  const written = await models.tasks.updateMany(
    { workspaceId: first.workspaceId, _id: { $in: tasks.map(({ _id }) => _id) }, ...still },
    { $set: { deletedAt: tx.at }, $inc: { version: 1 } },
    { session: tx.session },
  )
  if (written.modifiedCount !== tasks.length)
    throw new AppError('CONFLICT', { message: 'A task changed meanwhile', details: { reason: 'changed-meanwhile' } })
  for (const place of placesOf(tasks)) await syncNextTaskAt(models, tx, place)
  const changes = [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }]
  for (const task of tasks) tx.record(taskEvent('task.deleted', task, changes))
}

/** The open tasks that go with a deal: all of them, since a task on a deal has its contact only because of the deal. */
export function openTasksOfDeal(models: Models, deal: DealRecord, tx?: Transaction): Promise<readonly TaskRecord[]> {
  const open = { workspaceId: deal.workspaceId, dealId: deal._id, status: 'open' as const, deletedAt: null }
  return models.tasks.find(open, null, tx === undefined ? {} : { session: tx.session }).lean()
}

/** The open tasks that go with a contact: not those on deals, which continue without the contact. */
export async function openTasksOfContact(
  models: Models,
  contact: ContactRecord,
  tx?: Transaction,
): Promise<readonly TaskRecord[]> {
  const { workspaceId, _id: contactId } = contact
  const options = tx === undefined ? {} : { session: tx.session }
  const open = { workspaceId, contactId, status: 'open' as const, deletedAt: null }
  const tasks = await models.tasks.find(open, null, options).lean()
  const dealIds = tasks.flatMap(({ dealId }) => (dealId === undefined ? [] : [dealId]))
  const deals =
    dealIds.length === 0
      ? []
      : await models.deals.find({ workspaceId, _id: { $in: dealIds }, deletedAt: null }, { _id: 1 }, options).lean()
  const live = new Set(deals.map(({ _id }) => _id.toHexString()))
  return tasks.filter(({ dealId }) => dealId === undefined || !live.has(dealId.toHexString()))
}

/** The open tasks that go with a company: not those that are about somebody there or a deal, which continue without it. */
export function openTasksOfCompany(
  models: Models,
  { workspaceId, _id: companyId }: CompanyRecord,
  tx?: Transaction,
): Promise<readonly TaskRecord[]> {
  const alone = { contactId: { $exists: false }, dealId: { $exists: false } }
  const open = { workspaceId, companyId, ...alone, status: 'open' as const, deletedAt: null }
  return models.tasks.find(open, null, tx === undefined ? {} : { session: tx.session }).lean()
}

/** @param find the open tasks that go with a record */
function deletingWith<Of>(find: (models: Models, record: Of, tx: Transaction) => Promise<readonly TaskRecord[]>) {
  return async (models: Models, tx: Transaction, record: Of): Promise<readonly TaskRecord[]> => {
    const tasks = await find(models, record, tx)
    await deleteTasks(models, tx, tasks)
    return tasks
  }
}

/** Deletes the open tasks of a deal that was deleted in the same transaction. @throws AppError CONFLICT when one of them changed */
export const deleteTasksOfDeal = deletingWith(openTasksOfDeal)

/** The same for a contact. */
export const deleteTasksOfContact = deletingWith(openTasksOfContact)

/** The same for a company. */
export const deleteTasksOfCompany = deletingWith(openTasksOfCompany)

/** The tasks as what was deleted, with whoever had to do them. */
export function asOwned(tasks: readonly TaskRecord[]): readonly OwnedRecord[] {
  return tasks.map(({ _id, assigneeId }) => ({
    record: { kind: 'task', id: idOf(_id) },
    owner: assigneeId === undefined ? null : idOf(assigneeId),
  }))
}
