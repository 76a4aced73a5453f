/** Search for companies, and those that a name may be another spelling of. */
import type { CompanyRecord } from '../../models/company.ts'
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { searchSeen } from '../search/search-seen.ts'
import { type Found, type Ranked, type Search, searchRecords } from '../search/search-records.ts'
import { type NamedCompany, named } from './company-view.ts'
import { normalizeCompanyName } from './derive-company.ts'

type Candidate = Pick<CompanyRecord, '_id' | 'name' | 'ownerId' | 'search'>
const FIELDS = { name: 1, ownerId: 1 } as const

/** Best match first. */
export function rankCompanies(
  models: Models,
  actor: Actor,
  text: string,
  rounds?: readonly Found[],
): Promise<Ranked<Candidate>> {
  const search: Search<Candidate> = {
    ...searchSeen(actor, 'ownerId', rounds),
    fields: FIELDS,
    nameOf: ({ name }) => name,
  }
  return searchRecords(models.companies, search, text)
}

export type FindCompanies = {
  /** Best match first, by any part of the name and by the words of companies that were merged into it. @throws AppError FORBIDDEN */
  readonly find: (actor: Actor, text: string, limit: number) => Promise<readonly NamedCompany[]>
  /**
   * The companies that a name may mean, in either alphabet, misspelt or not: none if one has exactly this name, whether the
   * actor may see it or not.
   *
   * @throws AppError FORBIDDEN
   */
  readonly near: (actor: Actor, name: string, limit: number) => Promise<readonly NamedCompany[]>
}

export function createFindCompanies({ models }: Pick<CoreDeps, 'models'>): FindCompanies {
  return {
    async find(actor, text, limit) {
      authorize(actor, 'contact.read')
      const { records } = await rankCompanies(models, actor, text)
      return records.slice(0, limit).map(named)
    },

    async near(actor, name, limit) {
      authorize(actor, 'contact.read')
      const liveName = normalizeCompanyName(name)
      const [known, { records }] = await Promise.all([
        models.companies.exists({ workspaceId: objectId(actor.workspaceId), liveName }),
        rankCompanies(models, actor, name),
      ])
      // A colleague may have made it between the two reads.
      const isKnown = known !== null || records.some((company) => normalizeCompanyName(company.name) === liveName)
      return isKnown ? [] : records.slice(0, limit).map(named)
    },
  }
}
