/** The stored fields of a company that are derived from the others. Pure; every write goes through it. */
import type { CompanyRecord } from '../../models/company.ts'
import { type SearchedBesides, searchedParts } from '../contacts/searched-parts.ts'
import { sortKey } from '../contacts/sort-key.ts'
import { storedValues } from '../fields/values.ts'
import { companyKeys } from '../duplicates/company-keys.ts'
import { searchTerms } from '../search/search-terms.ts'
import { words } from '../search/search-words.ts'
import type { CompanyFields, CompanyValues } from './company-fields.ts'

/** Two company names with the same result are the same company: case, diacritics and punctuation do not count. */
export function normalizeCompanyName(name: string): string {
  return words(name).join(' ')
}

type NamePaths = 'normalizedName' | 'liveName' | 'sortName'

function namePaths(name: string): Required<Pick<CompanyRecord, NamePaths>> {
  const normalizedName = normalizeCompanyName(name)
  return { normalizedName, liveName: normalizedName, sortName: sortKey(name) }
}

/** The stored form of a new company of which nothing but the name is known, and perhaps its domain. */
export function namedCompany(name: string, domain?: string) {
  const more = domain === undefined ? [] : [domain]
  const search = searchTerms({ name, emails: [], phones: [], companyName: null, tags: [], more })
  const duplicateKeys = companyKeys({ name, domain: domain ?? null })
  return { name, ...namePaths(name), ...(domain !== undefined && { domain }), search, duplicateKeys }
}

/** By what a company with these values is found; see {@link storedCompany}. */
export function searchedCompany(table: CompanyFields, values: CompanyValues, known: SearchedBesides) {
  return searchTerms({ ...searchedParts(table, values, known), companyName: null })
}

/**
 * The `$set` and `$unset` that write the values of a live company to the stored form.
 *
 * @param known the company that is written, as it was read whole: words that it took over in merges find it, too; null for a
 * new one
 */
export function storedCompany(table: CompanyFields, values: CompanyValues, known: SearchedBesides | null) {
  const { $set, $unset } = storedValues(table, values)
  const search = searchedCompany(table, values, known ?? {})
  const duplicateKeys = companyKeys(values)
  return { $set: { ...$set, ...namePaths(values.name), search, duplicateKeys }, $unset }
}
