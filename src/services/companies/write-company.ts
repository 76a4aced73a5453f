/** The read and the guarded write of a stored company, shared by every operation on it. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { CompanyRecord } from '../../models/company.ts'
import { type CompanyId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { modelOf } from '../records/seen-records.ts'
import { survivorOfId } from '../records/survivor.ts'
import { writeRecordVersion } from '../records/write-version.ts'
import type { CompanyValues } from './company-fields.ts'
import { storedCompany } from './derive-company.ts'
import { renameInContacts } from './rename-company.ts'

/**
 * A company that was merged into another is that other one: whoever writes uses the id of what comes back.
 *
 * @throws AppError NOT_FOUND if the actor can see no such company; deleted companies, themselves, count only when asked for
 */
export async function readCompany(
  models: Models,
  actor: Actor,
  id: CompanyId,
  options: { readonly tx?: Transaction; readonly deleted?: boolean } = {},
): Promise<CompanyRecord> {
  const filter = { ...visibleTo(actor), ...(options.deleted ? {} : { deletedAt: null }) }
  const session = options.tx ? { session: options.tx.session } : {}
  const find = (_id: Types.ObjectId) => models.companies.findOne({ ...filter, _id }, null, session).lean()
  const company = (await find(objectId(id))) ?? (options.deleted === true ? null : await findSurvivor())
  if (company === null) throw new AppError('NOT_FOUND', { message: 'No such company', details: { kind: 'company' } })
  return company

  async function findSurvivor(): Promise<CompanyRecord | null> {
    const merged = { workspaceId: objectId(actor.workspaceId), _id: objectId(id) }
    const survivor = await survivorOfId(modelOf(models, { model: 'companies' }), merged, options.tx?.session)
    return survivor === null ? null : find(survivor)
  }
}

/** @throws AppError VALIDATION (company-exists) if another live company of the workspace has that name */
export async function assertFreeName(
  models: Models,
  tx: Transaction,
  { _id, workspaceId }: Pick<CompanyRecord, '_id' | 'workspaceId'>,
  { name, liveName }: { readonly name: string; readonly liveName: string },
): Promise<void> {
  const other = { workspaceId, liveName, _id: { $ne: _id } }
  if ((await models.companies.exists(other).session(tx.session)) === null) return
  throw fieldProblem('company-exists', { given: name })
}

/** One guarded write: it succeeds only on the version that was read. @throws AppError CONFLICT */
export async function writeCompanyVersion(
  models: Models,
  tx: Transaction,
  company: Pick<CompanyRecord, '_id' | 'workspaceId' | 'version'>,
  update: Record<string, unknown>,
): Promise<void> {
  await writeRecordVersion(models, tx, { kind: 'company', model: 'companies' }, company, update)
}

/**
 * Writes new values to a company that was read in the same transaction. Its contacts are found by its name.
 *
 * @throws AppError VALIDATION (company-exists); CONFLICT when it changed in the meantime
 */
export async function writeCompanyValues(
  deps: TableDeps,
  tx: Transaction,
  company: CompanyRecord,
  values: CompanyValues,
): Promise<void> {
  const { $set, $unset } = storedCompany(deps.fields.company, values, company)
  if (values.name !== company.name) {
    await assertFreeName(deps.models, tx, company, { name: values.name, liveName: $set.liveName })
    await renameInContacts(deps, tx, company, values.name)
  }
  await writeCompanyVersion(deps.models, tx, company, {
    $set,
    ...(Object.keys($unset).length > 0 && { $unset }),
  })
}
