/** The names of the records that fields refer to, as far as the reader may see them. A company's name is no secret: it stands on the cards of its people. */
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { readId } from '../../language/parse-id.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import type { ReadNames } from '../fields/shown-values.ts'

/** @param options whether those of deleted records count: what happened to them is still told by their names */
export function createReadNames(
  models: Models,
  actor: Actor,
  { deleted = false }: { readonly deleted?: boolean } = {},
): ReadNames {
  const live = deleted ? {} : { deletedAt: null }
  return async (kind, ids) => {
    const workspaceId = objectId(actor.workspaceId)
    const _id = { $in: [...new Set(ids)].flatMap((text) => readId(text) ?? []).map(objectId) }
    switch (kind) {
      case 'member': {
        const found = await models.members.find({ workspaceId, _id }, { name: 1 }).lean()
        return new Map(found.map((member) => [member._id.toHexString(), member.name]))
      }
      case 'company': {
        const found = await models.companies.find({ workspaceId, _id, ...live }, { name: 1 }).lean()
        return new Map(found.map((company) => [company._id.toHexString(), company.name]))
      }
      case 'contact': {
        const seen = { ...visibleTo(actor), _id, ...live }
        const found = await models.contacts.find(seen, { displayName: 1 }).lean()
        return new Map(found.map((contact) => [contact._id.toHexString(), contact.displayName]))
      }
      case 'deal': {
        const seen = { ...visibleTo(actor), _id, ...live }
        const found = await models.deals.find(seen, { title: 1 }).lean()
        return new Map(found.map((deal) => [deal._id.toHexString(), deal.title]))
      }
    }
  }
}
