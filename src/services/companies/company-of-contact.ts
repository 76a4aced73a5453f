/** The companies of contacts: looked up by the typed name, created when new, and removed when nobody uses them. */
import type { Types } from 'mongoose'

import type { CompanyRecord } from '../../models/company.ts'
import { type CompanyId, idOf, newId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Performer } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'

import { namedCompany, normalizeCompanyName } from './derive-company.ts'
import { heirsOfNames } from './heirs-of-names.ts'
import { REMOVABLE, usesOfCompanies } from './uses-of-companies.ts'

/** What a company that is created is like, besides its name. */
export type NewCompany = {
  readonly source?: CompanyRecord['source']
  /** Read from an address of the contact who brings it along. */
  readonly domain?: string | undefined
}

export type NamedCompany = { readonly id: CompanyId; readonly name: string }

/** People do not see this change, so neither `updatedAt` nor the version moves. */
const SILENTLY = { timestamps: false } as const

/** The live company with that name, created if there is none. Records company.created for a new one. */
export async function findOrCreateCompany(
  models: Models,
  actor: Performer,
  tx: Transaction,
  name: string,
  { source = 'manual', domain }: NewCompany = {},
): Promise<NamedCompany> {
  const workspaceId = objectId(actor.workspaceId)
  const liveName = normalizeCompanyName(name)
  const { session } = tx
  const known = await models.companies
    .findOneAndUpdate({ workspaceId, liveName }, { $inc: { links: 1 } }, { session, ...SILENTLY })
    .lean()
  if (known !== null) return { id: idOf(known._id), name: known.name }
  const heir = (await heirsOfNames(models, workspaceId, [liveName], session)).get(liveName)
  if (heir !== undefined) return (await linkCompany(models, actor, tx, heir.id)) ?? heir
  const id = newId<CompanyId>()
  const company = { _id: objectId(id), workspaceId, ...namedCompany(name, domain), source, links: 1, createdAt: tx.at }
  await models.companies.create([company], { session })
  const changes = [
    { path: 'name', from: null, to: name },
    ...(domain === undefined ? [] : [{ path: 'domain', from: null, to: domain }]),
  ]
  tx.record({ type: 'company.created', target: { kind: 'company', id }, changes })
  return { id, name }
}

/** The company of a contact, for a deal with them; null if it was deleted. */
export async function linkCompany(
  models: Models,
  actor: Performer,
  tx: Transaction,
  id: CompanyId,
): Promise<NamedCompany | null> {
  const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id), deletedAt: null }
  const { session } = tx
  const company = await models.companies
    .findOneAndUpdate(filter, { $inc: { links: 1 } }, { session, ...SILENTLY })
    .lean()
  return company && { id: idOf(company._id), name: company.name }
}

/**
 * The company to put a contact back to. If it was removed in the meantime, it is restored, or replaced by the live
 * company that has its name now.
 */
export async function relinkCompany(
  models: Models,
  actor: Performer,
  tx: Transaction,
  id: CompanyId,
): Promise<NamedCompany | null> {
  const workspaceId = objectId(actor.workspaceId)
  const { session } = tx
  const filter = { workspaceId, _id: objectId(id) }
  const company = await models.companies
    .findOneAndUpdate(filter, { $inc: { links: 1 } }, { session, ...SILENTLY })
    .lean()
  if (company === null) return null
  if (company.deletedAt === null) return { id: idOf(company._id), name: company.name }
  const { normalizedName: liveName, mergedInto } = company
  // Merged into another one since: it is that one now, which may have to be restored.
  if (mergedInto !== undefined) return relinkCompany(models, actor, tx, idOf<CompanyId>(mergedInto))
  const heir = await models.companies
    .findOneAndUpdate({ workspaceId, liveName }, { $inc: { links: 1 } }, { session, ...SILENTLY })
    .lean()
  if (heir !== null) return { id: idOf(heir._id), name: heir.name }
  await models.companies.updateOne(filter, { $set: { deletedAt: null, liveName }, $inc: { version: 1 } }, { session })
  const changes = [{ path: 'deletedAt', from: company.deletedAt.toISOString(), to: null }]
  tx.record({ type: 'company.restored', target: { kind: 'company', id: idOf(company._id) }, changes })
  return { id: idOf(company._id), name: company.name }
}

/**
 * Removes a company unless a live contact or deal refers to it, or there is a note or a task on it.
 *
 * @param filter with the version, only if it has not changed since
 * @returns whether it was removed; records no event
 */
export async function removeUnusedCompany(
  models: Models,
  tx: Transaction,
  filter: { readonly workspaceId: Types.ObjectId; readonly _id: Types.ObjectId; readonly version?: number },
): Promise<boolean> {
  const { session, at } = tx
  const { workspaceId, _id } = filter
  for (const { model, filter: refers } of usesOfCompanies(models, workspaceId, _id)) {
    if ((await model.exists(refers).session(session)) !== null) return false
  }
  const written = await models.companies.updateOne(
    { ...filter, ...REMOVABLE },
    { $set: { deletedAt: at }, $unset: { liveName: 1 }, $inc: { version: 1 } },
    { session },
  )
  return written.modifiedCount === 1
}
