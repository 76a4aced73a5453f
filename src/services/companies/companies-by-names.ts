/** The companies that many records name at once: found together, and created together where they are missing. */
import type { ClientSession, Types } from 'mongoose'

import { type CompanyId, idOf, newId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { RecordSource } from '../../models/record-source.ts'
import type { Transaction } from '../core/transact.ts'
import type { NamedCompany } from './company-of-contact.ts'
import { namedCompany, normalizeCompanyName } from './derive-company.ts'
import { heirsOfNames } from './heirs-of-names.ts'

/** Whose companies they are, and where new ones come from. */
export type CompaniesOf = { readonly workspaceId: Types.ObjectId; readonly source: RecordSource }

/** Names that are the same company are one company, under this key. */
export type CompaniesByName = ReadonlyMap<string, NamedCompany>

/** The answer comes whole, and not a hundred at a time. */
const IN_ONE_ANSWER = 2_000

/** The live companies with those names, and those that took over others of these names: by normalised name. */
export async function findCompanies(
  models: Models,
  workspaceId: Types.ObjectId,
  normalizedNames: readonly string[],
  session?: ClientSession,
): Promise<Map<string, NamedCompany>> {
  if (normalizedNames.length === 0) return new Map()
  const live = { workspaceId, liveName: { $in: [...normalizedNames] } }
  const options = { batchSize: IN_ONE_ANSWER, ...(session && { session }) }
  const known = await models.companies.find(live, { name: 1, liveName: 1 }, options).lean()
  const found = new Map(known.map(({ _id, name, liveName }) => [liveName ?? '', { id: idOf<CompanyId>(_id), name }]))
  const missing = normalizedNames.filter((name) => !found.has(name))
  return new Map([...found, ...(await heirsOfNames(models, workspaceId, missing, session))])
}

/** Those that are missing among the companies with those names, as they would be created. By normalised name. Pure. */
export function planCompanies(known: CompaniesByName, names: readonly string[]): Map<string, NamedCompany> {
  const wanted = new Map(names.map((name) => [normalizeCompanyName(name), name]))
  const missing = [...wanted].filter(([normalizedName]) => normalizedName !== '' && !known.has(normalizedName))
  return new Map(missing.map(([normalizedName, name]) => [normalizedName, { id: newId<CompanyId>(), name }]))
}

/** Writes planned companies, and that others are used once more. */
export async function useCompanies(
  models: Models,
  { session, at, record }: Transaction,
  { workspaceId, source }: CompaniesOf,
  { known, planned }: { readonly known: readonly NamedCompany[]; readonly planned: readonly NamedCompany[] },
): Promise<void> {
  const added = planned.map(({ id, name }) => {
    const changes = [{ path: 'name', from: null, to: name }]
    record({ type: 'company.created', target: { kind: 'company', id }, changes })
    const times = { touchedAt: at, createdAt: at, updatedAt: at }
    const always = { links: 1, source, deletedAt: null, version: 1, ...times }
    return { _id: objectId(id), workspaceId, ...namedCompany(name), ...always }
  })
  if (added.length > 0) await models.companies.insertMany(added, { session, lean: true })
  if (known.length > 0) {
    // As with every new reference: a transaction that removes the company as unused conflicts with this one.
    const filter = { workspaceId, _id: { $in: known.map(({ id }) => objectId(id)) } }
    await models.companies.updateMany(filter, { $inc: { links: 1 } }, { session, timestamps: false })
  }
}

/** The live companies with those names; those that are missing are created. By normalised name. */
export async function findOrCreateCompanies(
  models: Models,
  tx: Transaction,
  of: CompaniesOf,
  names: readonly string[],
): Promise<CompaniesByName> {
  const normalized = [...new Set(names.map(normalizeCompanyName))]
  const known = await findCompanies(models, of.workspaceId, normalized, tx.session)
  const planned = planCompanies(known, names)
  await useCompanies(models, tx, of, { known: [...known.values()], planned: [...planned.values()] })
  return new Map([...known, ...planned])
}
