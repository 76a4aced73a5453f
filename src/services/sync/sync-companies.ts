/** Writes a page of companies. A company is known by its name: one of theirs with the name of one of ours is that one. */
import type { CompanyRecord } from '../../models/company.ts'
import { type CompanyId, idOf } from '../../models/ids.ts'
import { findOrCreateCompanies } from '../companies/companies-by-names.ts'
import { normalizeCompanyName, storedCompany } from '../companies/derive-company.ts'
import { renameCompany } from '../companies/rename-company.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import type { CompanyValues } from '../companies/company-fields.ts'
import { acceptPulled } from './accept-pulled.ts'
import { liveRecords } from './linked-records.ts'
import { mergeRecord, sidesOf } from './merge-record.ts'
import { companiesOf, readReferences } from './page-references.ts'
import { updateOf, writeUpdates } from '../records/record-updates.ts'
import { type Arrival, type Landed, landed, leftAsItIs, wholeAnswer, type WriteKind } from './sync-page.ts'

const nameOf = ({ read }: Arrival): string | null =>
  typeof read.inputs['name'] === 'string' ? read.inputs['name'] : null

export const writeCompanies: WriteKind = async (context, tx, arrivals) => {
  const { deps, sync } = context
  const { models, fields } = deps
  const table = fields.company
  const { workspaceId } = sync
  const linked = await liveRecords<CompanyRecord>(context, tx, 'companies', arrivals)
  const refs = await readReferences(context, tx, [], [])
  // Those that are not linked yet, and those that were removed as unused since.
  const toFind = arrivals.filter(({ record, link }) => {
    const own = linked.get(record.externalId)
    return own === undefined ? link === null : own.deletedAt !== null
  })
  const names = toFind.flatMap((arrival) => nameOf(arrival) ?? [])
  const byName = await findOrCreateCompanies(models, tx, companiesOf(context), names)
  const ids = [...byName.values()].map(({ id }) => id)
  const found = await models.companies.find({ workspaceId, _id: { $in: ids } }, null, wholeAnswer(tx)).lean()
  const byId = new Map(found.map((company) => [company._id.toHexString(), company]))
  const isCreated = ({ createdAt }: CompanyRecord): boolean => createdAt.getTime() === tx.at.getTime()

  const result: Landed[] = []
  const updates: ReturnType<typeof updateOf>[] = []
  for (const arrival of arrivals) {
    const { externalId } = arrival.record
    const own = linked.get(externalId)
    const name = nameOf(arrival)
    const named = name === null ? undefined : byName.get(normalizeCompanyName(name))
    const company = own?.deletedAt === null ? own : named && byId.get(named.id)
    if (company === undefined) {
      result.push(arrival.link === null ? landed(arrival, { outcome: 'refused' }) : leftAsItIs(arrival))
      continue
    }
    const id = idOf<CompanyId>(company._id)
    const { theirs } = await acceptPulled(table, arrival, refs)
    const before = valuesOf(table, company)
    const { values, conflicts } = await mergeRecord(context, tx, table, 'company', arrival, theirs, {
      id,
      values: before,
      updatedAt: company.updatedAt,
    })
    const after = values as CompanyValues
    const isFree = after.name === before.name || (await renameCompany(deps, tx, company, after.name))
    // Another company has that name already, and a workspace has one of each.
    const settled: CompanyValues = isFree ? after : { ...after, name: before.name }
    const changes = changesBetween(table, before, settled)
    if (changes.length > 0) {
      updates.push(updateOf(company, storedCompany(table, settled, company)))
      tx.record({ type: 'company.updated', target: { kind: 'company', id }, changes })
    }
    const outcome =
      arrival.link === null && isCreated(company) ? 'created' : changes.length > 0 ? 'updated' : 'unchanged'
    result.push(landed(arrival, { outcome, recordId: id, ...sidesOf(arrival, theirs, settled), conflicts }))
  }
  await writeUpdates(models, 'companies', tx, updates)
  return result
}
