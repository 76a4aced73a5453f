/**
 * Soft-deletes a company: it leaves lists, search and the cards of its people and deals, which stay. They keep their reference
 * to it, so that undo brings all of it back. Open tasks about nothing else leave the agenda.
 */
import type { CompanyRecord } from '../../models/company.ts'
import { type CompanyId, type EventId, idOf, type MemberId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { Transaction } from '../core/transact.ts'
import { assertMayDelete } from '../deleting/may-delete.ts'
import { notifyOwners, type OwnedRecord } from '../deleting/notify-owners.ts'
import { asOwned, deleteTasksOfCompany } from '../tasks/delete-with-record.ts'
import { readCompany, writeCompanyVersion } from './write-company.ts'

export type DeletedCompany = {
  readonly id: CompanyId
  readonly name: string
  readonly undoId: EventId
  /** How many open tasks were deleted with it. */
  readonly tasks: number
}

/** @throws AppError FORBIDDEN, also for somebody else's where reps may not; NOT_FOUND, also if it is already deleted; CONFLICT if an edit came in between */
export type DeleteCompany = (actor: Actor, id: CompanyId) => Promise<DeletedCompany>

/** @property deleted the company and its tasks, for {@link notifyOwners} */
type Removed = DeletedCompany & { readonly deleted: readonly OwnedRecord[] }

/**
 * Deletes a company that was read in the same transaction.
 *
 * @throws AppError FORBIDDEN for somebody else's where reps may not; CONFLICT if an edit came in between
 */
export async function removeCompany(
  models: Models,
  actor: Actor,
  tx: Transaction,
  company: CompanyRecord,
): Promise<Removed> {
  const id = idOf<CompanyId>(company._id)
  await assertMayDelete(models, actor, company.ownerId, tx)
  await writeCompanyVersion(models, tx, company, { $set: { deletedAt: tx.at }, $unset: { liveName: 1 } })
  const changes = [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }]
  const target = { kind: 'company', id } as const
  const undoId = tx.record({ type: 'company.deleted', target, changes })
  const owner = company.ownerId === undefined ? null : idOf<MemberId>(company.ownerId)
  const tasks = await deleteTasksOfCompany(models, tx, company)
  const deleted: readonly OwnedRecord[] = [{ record: target, owner }, ...asOwned(tasks)]
  return { id, name: company.name, undoId, tasks: tasks.length, deleted }
}

export function createDeleteCompany({ models, transact }: CoreDeps): DeleteCompany {
  return async (actor, given) => {
    authorize(actor, 'contact.delete')
    return transact(
      actor,
      'company.delete',
      async (tx): Promise<DeletedCompany> => {
        const company = await readCompany(models, actor, given, { tx })
        const { deleted, ...removed } = await removeCompany(models, actor, tx, company)
        notifyOwners(actor, tx, deleted)
        return removed
      },
      { undoable: true },
    )
  }
}
