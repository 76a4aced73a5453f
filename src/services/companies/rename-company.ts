/** What another name of a company changes besides the company itself. */
import type { CompanyRecord } from '../../models/company.ts'
import { valuesOf } from '../fields/values.ts'
import { storedContactOf } from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { normalizeCompanyName } from './derive-company.ts'

const BATCH = 200

/** Its contacts are found by its name, and those without a name of their own are called after it. */
export async function renameInContacts(
  { models, fields }: TableDeps,
  { session }: Transaction,
  { workspaceId, _id }: Pick<CompanyRecord, 'workspaceId' | '_id'>,
  name: string,
): Promise<void> {
  const cursor = models.contacts.find({ workspaceId, companyId: _id }, null, { session }).batchSize(BATCH).lean()
  for await (const contact of cursor) {
    const stored = storedContactOf(fields.contact, valuesOf(fields.contact, contact), name, contact)
    if (stored === null) continue
    const { displayName, sortName, search, duplicateKeys } = stored.$set
    const filter = { workspaceId, _id: contact._id }
    // Nobody changed the contact: neither its version nor its time moves.
    await models.contacts.updateOne(
      filter,
      { $set: { displayName, sortName, search, duplicateKeys } },
      {
        session,
        timestamps: false,
      },
    )
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
