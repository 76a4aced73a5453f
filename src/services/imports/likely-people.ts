/** Who of the people that a file would add may be here already, by name or account: an import adds them, and the review finds them. */
import type { Types } from 'mongoose'

import type { Models } from '../../models/models.ts'
import type { NamedCompany } from '../companies/company-of-contact.ts'
import { duplicateKeys } from '../duplicates/duplicate-keys.ts'
import type { LandedContact } from './landed.ts'

/** Of a common name there may be many. */
const MAX_READ = 5_000

/** By what identifies nobody for sure; by an address or a number a row is matched. */
function likelyKeys({ values }: LandedContact, names: ReadonlyMap<string, string>): readonly string[] {
  const { name, telegram, company } = values
  const companyName = company === null ? null : (names.get(company) ?? null)
  return duplicateKeys({ name, telegram, emails: [], phones: [] }, companyName)
}

/** How many of the new contacts share such a key with one that is here. */
export async function countLikely(
  models: Models,
  workspaceId: Types.ObjectId,
  contacts: readonly LandedContact[],
  companies: readonly NamedCompany[],
): Promise<number> {
  const names = new Map<string, string>(companies.map(({ id, name }) => [id, name]))
  const added = contacts.filter(({ record }) => record === null).map((contact) => likelyKeys(contact, names))
  const keys = [...new Set(added.flat())]
  if (keys.length === 0) return 0
  const sharing = { workspaceId, duplicateKeys: { $in: keys }, deletedAt: null }
  const known = await models.contacts.find(sharing, { duplicateKeys: 1 }).limit(MAX_READ).lean()
  const present = new Set(known.flatMap((contact) => contact.duplicateKeys ?? []))
  return added.filter((own) => own.some((key) => present.has(key))).length
}
