/** The inverses of changes to companies. */
import type { EventRecord } from '../../models/event.ts'
import { idOf } from '../../models/ids.ts'
import { removeUnusedCompany } from '../companies/company-of-contact.ts'
import { assertFreeName, readCompany, writeCompanyValues, writeCompanyVersion } from '../companies/write-company.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { changesBetween, isUntouched, valuesBefore, valuesOf } from '../fields/values.ts'
import { changedSince, deletion, type InverseDeps, type InverseResult, recordOpposite } from './inverse.ts'

/** Of a company that was added by itself. One that a contact or a deal brought along is removed with them (undo.ts). */
export async function undoCompanyCreated(
  { models, fields }: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const company = await readCompany(models, actor, idOf(event.target.id), { tx, deleted: true })
  const { workspaceId, _id, version } = company
  const asCreated = isUntouched(fields.company, valuesOf(fields.company, company), event.changes)
  // Filled in, corrected or referred to since: deleting it would lose that work.
  if (!asCreated || !(await removeUnusedCompany(models, tx, { workspaceId, _id, version }))) throw changedSince(event)
  recordOpposite(tx, event, 'company.deleted', [deletion(null, tx.at)])
  return { name: company.name, effect: 'gone' }
}

export async function undoCompanyUpdated(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models, fields } = deps
  const company = await readCompany(models, actor, idOf(event.target.id), { tx })
  const present = valuesOf(fields.company, company)
  const values = valuesBefore(fields.company, present, event.changes)
  if (values === null) throw changedSince(event)
  await writeCompanyValues(deps, tx, company, values)
  recordOpposite(tx, event, 'company.updated', changesBetween(fields.company, present, values))
  return { name: values.name, effect: 'changed' }
}

/** @throws AppError VALIDATION (company-exists) if another company has its name by now */
export async function undoCompanyDeleted(
  { models }: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const company = await readCompany(models, actor, idOf(event.target.id), { tx, deleted: true })
  const { deletedAt, name, normalizedName: liveName } = company
  if (deletedAt === null) throw changedSince(event)
  await assertFreeName(models, tx, company, { name, liveName })
  await writeCompanyVersion(models, tx, company, { $set: { deletedAt: null, liveName } })
  recordOpposite(tx, event, 'company.restored', [deletion(deletedAt, null)])
  return { name, effect: 'back' }
}
