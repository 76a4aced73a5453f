/** What keeps a company from being removed as unused. */
import type { Types } from 'mongoose'

import type { Models } from '../../models/models.ts'
import { modelOf } from '../records/seen-records.ts'

/** A live company that took no others over: of those it may be all that is left. */
export const REMOVABLE = { deletedAt: null, mergedIds: { $exists: false } } as const

/** The live records that refer to companies by `companyId`, as questions: there is no company that any of them finds. */
export function usesOfCompanies(
  models: Models,
  workspaceId: Types.ObjectId,
  companyId: Types.ObjectId | { readonly $in: readonly Types.ObjectId[] },
) {
  const withThem = { workspaceId, companyId, deletedAt: null }
  // Tasks of its contacts and deals, which are gone, do not count.
  const alone = { ...withThem, contactId: { $exists: false }, dealId: { $exists: false } }
  return [
    { model: modelOf(models, { model: 'contacts' }), filter: withThem },
    { model: modelOf(models, { model: 'deals' }), filter: withThem },
    { model: modelOf(models, { model: 'notes' }), filter: withThem },
    { model: modelOf(models, { model: 'tasks' }), filter: alone },
  ]
}
