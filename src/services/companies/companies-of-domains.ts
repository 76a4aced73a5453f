/** The companies that email addresses belong to. */
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import { type NamedCompany, named } from './company-view.ts'

/** More companies than people confuse by their domain. */
const MAX_OF_DOMAINS = 3

export async function companiesOfDomains(
  models: Models,
  actor: Actor,
  domains: readonly string[],
): Promise<readonly NamedCompany[]> {
  if (domains.length === 0) return []
  const filter = { ...visibleTo(actor), domain: { $in: [...domains] }, deletedAt: null }
  const found = await models.companies.find(filter, { name: 1 }).sort({ _id: 1 }).limit(MAX_OF_DOMAINS).lean()
  return found.map(named)
}
