/** Soft-deletes a contact: it leaves lists and search, its own open tasks leave the agenda, and undo restores all of it. */
import type { ContactRecord } from '../../models/contact.ts'
import { type ContactId, type EventId, idOf, type MemberId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { Transaction } from '../core/transact.ts'
import { assertMayDelete } from '../deleting/may-delete.ts'
import { notifyOwners, type OwnedRecord } from '../deleting/notify-owners.ts'
import { asOwned, deleteTasksOfContact } from '../tasks/delete-with-record.ts'
import { readContact, relatedOfContact, writeVersion } from './write-contact.ts'

export type DeletedContact = {
  readonly id: ContactId
  readonly displayName: string
  readonly undoId: EventId
  /** How many open tasks were deleted with it. */
  readonly tasks: number
}

export type DeleteContact = (actor: Actor, id: ContactId) => Promise<DeletedContact>

/** @property deleted the contact and its tasks, for {@link notifyOwners} */
type Removed = DeletedContact & { readonly deleted: readonly OwnedRecord[] }

/**
 * Deletes a contact that was read in the same transaction.
 *
 * @throws AppError FORBIDDEN for somebody else's where reps may not; CONFLICT if an edit came in between
 */
export async function removeContact(
  models: Models,
  actor: Actor,
  tx: Transaction,
  contact: ContactRecord,
): Promise<Removed> {
  const id = idOf<ContactId>(contact._id)
  await assertMayDelete(models, actor, contact.ownerId, tx)
  await writeVersion(models, tx, contact, { $set: { deletedAt: tx.at } })
  const changes = [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }]
  const related = relatedOfContact({ company: contact.companyId === undefined ? null : idOf(contact.companyId) })
  const undoId = tx.record({ type: 'contact.deleted', target: { kind: 'contact', id }, related, changes })
  const tasks = await deleteTasksOfContact(models, tx, contact)
  const owner = contact.ownerId === undefined ? null : idOf<MemberId>(contact.ownerId)
  const deleted: readonly OwnedRecord[] = [{ record: { kind: 'contact', id }, owner }, ...asOwned(tasks)]
  return { id, displayName: contact.displayName, undoId, tasks: tasks.length, deleted }
}

/** @throws AppError FORBIDDEN, also for somebody else's where reps may not; NOT_FOUND, also if it is already deleted; CONFLICT if an edit came in between */
export function createDeleteContact({ models, transact }: CoreDeps): DeleteContact {
  return async (actor, given) => {
    authorize(actor, 'contact.delete')
    return transact(
      actor,
      'contact.delete',
      async (tx): Promise<DeletedContact> => {
        const contact = await readContact(models, actor, given, { tx })
        const { deleted, ...removed } = await removeContact(models, actor, tx, contact)
        notifyOwners(actor, tx, deleted)
        return removed
      },
      { undoable: true },
    )
  }
}
