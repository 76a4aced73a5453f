/** Writes what rows say about companies, once the companies are there. */
import { objectId } from '../../models/ids.ts'
import type { CompanyValues } from '../companies/company-fields.ts'
import { storedCompany } from '../companies/derive-company.ts'
import type { Transaction } from '../core/transact.ts'
import { blankValues, changesBetween, valuesOf } from '../fields/values.ts'
import { type RecordUpdate, updateOf, writeUpdates } from '../records/record-updates.ts'
import type { RunContext } from './chunk-context.ts'
import { filledOfCompanies, type LandedCompany } from './land-companies.ts'
import { noteOf } from './note-of.ts'

export async function writeCompanies(
  { own: { models, fields }, imported: { workspaceId, memberId } }: RunContext,
  tx: Transaction,
  companies: readonly LandedCompany[],
): Promise<void> {
  const table = filledOfCompanies(fields.company)
  const updates: RecordUpdate[] = []
  const notes: object[] = []
  for (const { id, name, record, before, values, notes: texts } of companies) {
    const target = { kind: 'company', id } as const
    for (const text of texts) notes.push(noteOf(tx, { workspaceId, memberId, target, text }))
    const changes = changesBetween(table, before, values)
    if (changes.length === 0) continue
    // A new one was written a moment ago, under its name alone.
    const version = record?.version ?? 1
    const present = record === null ? { ...blankValues(fields.company), name } : valuesOf(fields.company, record)
    const after: CompanyValues = { ...present, ...values }
    updates.push(updateOf({ _id: objectId(id), workspaceId, version }, storedCompany(fields.company, after, record)))
    tx.record({ type: 'company.updated', target, changes })
  }
  if (notes.length > 0) await models.notes.insertMany(notes, { session: tx.session, lean: true })
  await writeUpdates(models, 'companies', tx, updates)
}
