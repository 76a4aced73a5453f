/** What another name of a company changes besides the company itself. */
import type { CompanyRecord } from '../../models/company.ts'
import type { ContactRecord } from '../../models/contact.ts'
import { valuesOf } from '../fields/values.ts'
import { storedContactOf } from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { normalizeCompanyName } from './derive-company.ts'

const BATCH = 200

type Write = Parameters<TableDeps['models']['contacts']['bulkWrite']>[0][number]

/** Contacts are found by the name of their company, and those without a name of their own are called after it. */
function derived({ fields }: TableDeps, contact: ContactRecord, name: string): readonly Write[] {
  const stored = storedContactOf(fields.contact, valuesOf(fields.contact, contact), name, contact)
  if (stored === null) return []
  const { displayName, sortName, search, duplicateKeys } = stored.$set
  const { workspaceId, _id } = contact
  const update = { $set: { displayName, sortName, search, duplicateKeys } }
  return [{ updateOne: { filter: { workspaceId, _id }, update } }]
}

/** Nobody changed the contacts: neither their versions nor their times move. */
async function write({ models }: TableDeps, { session }: Transaction, writes: readonly Write[]): Promise<void> {
  for (let from = 0; from < writes.length; from += BATCH)
    await models.contacts.bulkWrite(writes.slice(from, from + BATCH), { session, timestamps: false })
}

export async function renameInContacts(
  deps: TableDeps,
  tx: Transaction,
  { workspaceId, _id }: Pick<CompanyRecord, 'workspaceId' | '_id'>,
  name: string,
): Promise<void> {
  const options = { session: tx.session }
  const cursor = deps.models.contacts.find({ workspaceId, companyId: _id }, null, options).batchSize(BATCH).lean()
  const writes: Write[] = []
  for await (const contact of cursor) writes.push(...derived(deps, contact, name))
  await write(deps, tx, writes)
}

/** The same for contacts whose company was exchanged for another one. */
export async function nameCompanyInContacts(
  deps: TableDeps,
  tx: Transaction,
  workspaceId: CompanyRecord['workspaceId'],
  ids: readonly CompanyRecord['_id'][],
): Promise<void> {
  const { contacts, companies } = deps.models
  const options = { session: tx.session }
  const found = await contacts.find({ workspaceId, _id: { $in: ids } }, null, options).lean()
  const companyIds = found.flatMap(({ companyId }) => companyId ?? [])
  const named = await companies.find({ workspaceId, _id: { $in: companyIds } }, { name: 1 }, options).lean()
  const names = new Map(named.map(({ _id, name }) => [_id.toHexString(), name]))
  const writes = found.flatMap((contact) => {
    const name = contact.companyId === undefined ? undefined : names.get(contact.companyId.toHexString())
    return name === undefined ? [] : derived(deps, contact, name)
  })
  await write(deps, tx, writes)
}

/**
 * Prepares a rename inside the caller's command.
 *
 * @returns whether it is possible: not if another live company of the workspace has the name
 */
export async function renameCompany(
  deps: TableDeps,
  tx: Transaction,
  company: CompanyRecord,
  name: string,
): Promise<boolean> {
  const other = { workspaceId: company.workspaceId, liveName: normalizeCompanyName(name), _id: { $ne: company._id } }
  if ((await deps.models.companies.exists(other).session(tx.session)) !== null) return false
  await renameInContacts(deps, tx, company, name)
  return true
}
