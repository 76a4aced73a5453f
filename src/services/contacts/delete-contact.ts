/** Deletes a contact softly: it leaves lists and search, its own open tasks the agenda, and undo brings all of it back. */
import type { ContactId, EventId } from '../../models/ids.ts'
import type { Actor } from '../actor.ts'
import { authorize } from '../permissions.ts'
import type { ServicesDeps } from '../services-deps.ts'
import { deleteTasksOfContact } from '../tasks/delete-with-record.ts'
import { readContact, writeVersion } from './write-contact.ts'

export type DeletedContact = {
  readonly id: ContactId
  readonly displayName: string
  readonly undoId: EventId
  /** How many open tasks went with it. */
  readonly tasks: number
}

export type DeleteContact = (actor: Actor, id: ContactId) => Promise<DeletedContact>

/** @throws AppError FORBIDDEN; NOT_FOUND, also when it is deleted already; CONFLICT when an edit came between */
export function createDeleteContact({ models, transact }: ServicesDeps): DeleteContact {
  return async (actor, id) => {
    authorize(actor, 'contact.delete')
    return transact(
      actor,
      'contact.delete',
      async (unit): Promise<DeletedContact> => {
        const contact = await readContact(models, actor, id, { unit })
        await writeVersion(models, unit, contact, { $set: { deletedAt: unit.at } })
        const changes = [{ path: 'deletedAt', from: null, to: unit.at.toISOString() }]
        const undoId = unit.record({ type: 'contact.deleted', target: { kind: 'contact', id }, changes })
        return {
          id,
          displayName: contact.displayName,
          undoId,
          tasks: await deleteTasksOfContact(models, unit, contact),
        }
      },
      { undoable: true },
    )
  }
}
