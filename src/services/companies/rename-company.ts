/** What another name of a company changes besides the company itself. */
import type { CompanyRecord } from '../../models/company.ts'
import type { ContactRecord } from '../../models/contact.ts'
import { valuesOf } from '../fields/values.ts'
import { storedContactOf } from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { normalizeCompanyName } from './derive-company.ts'

const BATCH = 200

/** Contacts are found by the name of their company, and those without a name of their own are called after it. */
async function deriveContact(
  { models, fields }: TableDeps,
  { session }: Transaction,
  contact: ContactRecord,
  name: string,
) {
  const stored = storedContactOf(fields.contact, valuesOf(fields.contact, contact), name, contact)
  if (stored === null) return
  const { displayName, sortName, search, duplicateKeys } = stored.$set
  const $set = { displayName, sortName, search, duplicateKeys }
  const { workspaceId, _id } = contact
  // Nobody changed the contact: neither its version nor its time moves.
  await models.contacts.updateOne({ workspaceId, _id }, { $set }, { session, timestamps: false })
}

export async function renameInContacts(
  deps: TableDeps,
  tx: Transaction,
  { workspaceId, _id }: Pick<CompanyRecord, 'workspaceId' | '_id'>,
  name: string,
): Promise<void> {
  const options = { session: tx.session }
  const cursor = deps.models.contacts.find({ workspaceId, companyId: _id }, null, options).batchSize(BATCH).lean()
  for await (const contact of cursor) await deriveContact(deps, tx, contact, name)
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
  for (const contact of found) {
    const name = contact.companyId === undefined ? undefined : names.get(contact.companyId.toHexString())
    if (name !== undefined) await deriveContact(deps, tx, contact, name)
  }
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
