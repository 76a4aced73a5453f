/** The company that email addresses belong to. */
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import { type NamedCompany, named } from './company-view.ts'

/** The oldest that the actor may see; null if none has one of these domains. */
export async function companyOfDomains(
  models: Models,
  actor: Actor,
  domains: readonly string[],
): Promise<NamedCompany | null> {
  if (domains.length === 0) return null
  const filter = { ...visibleTo(actor), domain: { $in: [...domains] }, deletedAt: null }
  const found = await models.companies.findOne(filter, { name: 1 }).sort({ _id: 1 }).lean()
  return found && named(found)
}
