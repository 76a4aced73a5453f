/** A name that a merge took away from its company still means something: the company that took over. */
import type { ClientSession, Types } from 'mongoose'

import { idOf } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { modelOf, nameOf } from '../records/seen-records.ts'
import { survivorOf } from '../records/survivor.ts'
import type { NamedCompany } from './company-of-contact.ts'

/** @returns by normalised name; nothing for a name that no merged company had */
export async function heirsOfNames(
  models: Models,
  workspaceId: Types.ObjectId,
  normalizedNames: readonly string[],
  session: ClientSession | null = null,
): Promise<Map<string, NamedCompany>> {
  const heirs = new Map<string, NamedCompany>()
  if (normalizedNames.length === 0) return heirs
  const filter = { workspaceId, normalizedName: { $in: [...normalizedNames] }, mergedInto: { $exists: true } }
  const needed = { workspaceId: 1, normalizedName: 1, mergedInto: 1 } as const
  const merged = await models.companies.find(filter, needed, { session }).sort({ _id: 1 }).lean()
  for (const company of merged) {
    const survivor = await survivorOf(modelOf(models, { model: 'companies' }), company, session)
    if (survivor === null) continue
    heirs.set(company.normalizedName, { id: idOf(survivor._id), name: nameOf({ name: 'name' }, survivor) })
  }
  return heirs
}
