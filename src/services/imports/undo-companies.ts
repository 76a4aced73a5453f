/**
 * Removes companies that an import created, that nobody refers to any more, and that nobody has edited since; puts back the
 * fields of the others.
 */
import type { Types } from 'mongoose'

import type { CompanyRecord } from '../../models/company.ts'
import type { EventRecord } from '../../models/event.ts'
import { storedCompany } from '../companies/derive-company.ts'
import { REMOVABLE, usesOfCompanies } from '../companies/uses-of-companies.ts'
import type { Transaction } from '../core/transact.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { changesBetween, isUntouched, valuesBefore, valuesOf } from '../fields/values.ts'
import { deleteRecords, type RecordUpdate, updateOf, writeUpdates } from '../records/record-updates.ts'
import { deletion, recordOpposite } from '../undo/inverse.ts'
import { filledOfCompanies } from './land-companies.ts'
import type { ChunkToUndo } from './undo-parts.ts'

/** @returns the ids of those that are gone */
export async function undoCompanies(
  { models, fields }: TableDeps,
  tx: Transaction,
  { workspaceId }: ChunkToUndo,
  created: readonly EventRecord[],
): Promise<readonly Types.ObjectId[]> {
  if (created.length === 0) return []
  const { session, at } = tx
  const ids = created.map(({ target }) => target.id)
  const used = new Set<string>()
  for (const { model, filter } of usesOfCompanies(models, workspaceId, { $in: ids })) {
    for (const id of await model.distinct('companyId', filter).session(session)) used.add(String(id))
  }
  const unused = created.filter(({ target }) => !used.has(target.id.toHexString()))
  if (unused.length === 0) return []
  const live = { workspaceId, _id: { $in: unused.map(({ target }) => target.id) }, ...REMOVABLE }
  const found = await models.companies.find(live, null, { session, batchSize: unused.length }).lean()
  const byId = new Map(found.map((company) => [company._id.toHexString(), company]))
  const deleted: CompanyRecord[] = []
  for (const event of unused) {
    const company = byId.get(event.target.id.toHexString())
    // Edited since, it is the work of whoever did so.
    if (company === undefined || !isUntouched(fields.company, valuesOf(fields.company, company), event.changes))
      continue
    deleted.push(company)
    recordOpposite(tx, event, 'company.deleted', [deletion(null, at)])
  }
  await deleteRecords(models, 'companies', tx, deleted, { $unset: { liveName: 1 } })
  return deleted.map(({ _id }) => _id)
}

/** Runs before {@link undoCompanies}: what is removed is as it was made. @returns the names of those that were changed since */
export async function undoCompanyFields(
  { models, fields }: TableDeps,
  tx: Transaction,
  { workspaceId }: ChunkToUndo,
  updated: readonly EventRecord[],
): Promise<readonly string[]> {
  if (updated.length === 0) return []
  const table = filledOfCompanies(fields.company)
  const ids = updated.map(({ target }) => target.id)
  const options = { session: tx.session, batchSize: ids.length }
  const found = await models.companies.find({ workspaceId, _id: { $in: ids }, deletedAt: null }, null, options).lean()
  const byId = new Map(found.map((company) => [company._id.toHexString(), company]))
  const updates: RecordUpdate[] = []
  const kept: string[] = []
  for (const event of updated) {
    const company = byId.get(event.target.id.toHexString())
    if (company === undefined) continue
    const present = valuesOf(table, company)
    const before = valuesBefore(table, present, event.changes)
    if (before === null) kept.push(company.name)
    else {
      const values = { ...valuesOf(fields.company, company), ...before }
      updates.push(updateOf(company, storedCompany(fields.company, values, company)))
      recordOpposite(tx, event, 'company.updated', changesBetween(table, present, before))
    }
  }
  await writeUpdates(models, 'companies', tx, updates)
  return kept
}
