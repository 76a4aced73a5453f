/** What another name of a company changes besides its name. */
import type { CompanyRecord } from '../../models/company.ts'
import { valuesOf } from '../fields/values.ts'
import { storedContactOf } from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { normalizeCompanyName } from './company-of-contact.ts'

const BATCH = 200

/** Its contacts are found by its name, and those without a name of their own are called after it. */
async function renameInContacts(
  { models, fields }: TableDeps,
  { session }: Transaction,
  { workspaceId, _id }: CompanyRecord,
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
 * @returns the derived fields to be written with the new name; null if another company of the workspace has it
 */
export async function renameCompany(
  deps: TableDeps,
  tx: Transaction,
  company: CompanyRecord,
  name: string,
): Promise<Pick<CompanyRecord, 'normalizedName' | 'liveName'> | null> {
  const normalizedName = normalizeCompanyName(name)
  const { workspaceId } = company
  const options = { session: tx.session }
  const other = await deps.models.companies
    .findOne({ workspaceId, liveName: normalizedName }, { _id: 1 }, options)
    .lean()
  if (other !== null && !other._id.equals(company._id)) return null
  await renameInContacts(deps, tx, company, name)
  return { normalizedName, liveName: normalizedName }
}
