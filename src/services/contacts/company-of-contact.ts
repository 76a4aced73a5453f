/** Companies as contacts need them: named by what a person typed, found again or made. */
import type { CompanyRecord } from '../../models/company.ts'
import { type CompanyId, idOf, newId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../actor.ts'
import type { Unit } from '../transact.ts'
import { words } from './search-terms.ts'

/** What makes two company names one: case, marks and punctuation do not count. */
export function normalizeCompanyName(name: string): string {
  return words(name).join(' ')
}

export type NamedCompany = { readonly id: CompanyId; readonly name: string }

/** The live company of that name, made when there is none. Records company.created for a new one. */
export async function findOrCreateCompany(
  models: Models,
  actor: Actor,
  unit: Unit,
  name: string,
  source: CompanyRecord['source'] = 'manual',
): Promise<NamedCompany> {
  const workspaceId = objectId(actor.workspaceId)
  const normalizedName = normalizeCompanyName(name)
  const known = await models.companies
    .findOne({ workspaceId, liveName: normalizedName }, { name: 1 }, { session: unit.session })
    .lean()
  if (known !== null) return { id: idOf(known._id), name: known.name }
  const id = newId<CompanyId>()
  const company = { _id: objectId(id), workspaceId, name, normalizedName, liveName: normalizedName, source }
  await models.companies.create([company], { session: unit.session })
  unit.record({
    type: 'company.created',
    target: { kind: 'company', id },
    changes: [{ path: 'name', from: null, to: name }],
  })
  return { id, name }
}
