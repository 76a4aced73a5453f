/** Writes what rows say about companies, once the companies are there. */
import { objectId } from '../../models/ids.ts'
import type { CompanyValues } from '../companies/company-fields.ts'
import { storedCompany } from '../companies/derive-company.ts'
import type { Transaction } from '../core/transact.ts'
import { blankValues, changesBetween, valuesOf } from '../fields/values.ts'
import { type RecordUpdate, updateOf, writeUpdates } from '../records/record-updates.ts'
import type { RunContext } from './chunk-context.ts'
import { filledOfCompanies, type LandedCompany } from './land-companies.ts'

export async function writeCompanies(
  { own: { models, fields }, imported: { workspaceId } }: RunContext,
  tx: Transaction,
  companies: readonly LandedCompany[],
): Promise<void> {
  const table = filledOfCompanies(fields.company)
  const updates: RecordUpdate[] = []
  for (const { id, name, record, before, values } of companies) {
    const changes = changesBetween(table, before, values)
    if (changes.length === 0) continue
    // A new one was written a moment ago, under its name alone.
    const version = record?.version ?? 1
    const present = record === null ? { ...blankValues(fields.company), name } : valuesOf(fields.company, record)
    const after: CompanyValues = { ...present, ...values }
    updates.push(updateOf({ _id: objectId(id), workspaceId, version }, storedCompany(fields.company, after, record)))
    tx.record({ type: 'company.updated', target: { kind: 'company', id }, changes })
  }
  await writeUpdates(models, 'companies', tx, updates)
}
