/** Removes companies that an import created and that nobody refers to any more, and puts back the fields of the others. */
import type { EventRecord } from '../../models/event.ts'
import type { Transaction } from '../core/transact.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { changesBetween, storedValues, valuesBefore, valuesOf } from '../fields/values.ts'
import { type RecordUpdate, updateOf, writeUpdates } from '../records/record-updates.ts'
import { deletion } from '../undo/inverse.ts'
import { filledOfCompanies } from './land-companies.ts'
import { type ChunkToUndo, opposite } from './undo-parts.ts'

export async function undoCompanies(
  { models }: Pick<TableDeps, 'models'>,
  tx: Transaction,
  { workspaceId }: ChunkToUndo,
  created: readonly EventRecord[],
): Promise<void> {
  if (created.length === 0) return
  const { session, at } = tx
  const ids = created.map(({ target }) => target.id)
  const withThem = { workspaceId, companyId: { $in: ids }, deletedAt: null }
  const [contacts, deals] = [
    await models.contacts.distinct('companyId', withThem).session(session),
    await models.deals.distinct('companyId', withThem).session(session),
  ]
  const used = new Set([...contacts, ...deals].map(String))
  const unused = created.filter(({ target }) => !used.has(target.id.toHexString()))
  if (unused.length === 0) return
  const filter = { workspaceId, _id: { $in: unused.map(({ target }) => target.id) }, deletedAt: null }
  const found = await models.companies.find(filter, { _id: 1 }, { session, batchSize: unused.length }).lean()
  const live = new Set(found.map(({ _id }) => _id.toHexString()))
  for (const event of unused) {
    if (live.has(event.target.id.toHexString())) opposite(tx, event, 'company.deleted', [deletion(null, at)])
  }
  const set = { $set: { deletedAt: at }, $unset: { liveName: 1 }, $inc: { version: 1 } } as const
  await models.companies.updateMany(filter, set, { session })
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
      updates.push(updateOf(company, storedValues(table, before)))
      opposite(tx, event, 'company.updated', changesBetween(table, present, before))
    }
  }
  await writeUpdates(models, 'companies', tx, updates)
  return kept
}
