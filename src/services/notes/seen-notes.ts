/** The notes that timelines may show. */
import { objectId } from '../../models/ids.ts'
import { visibleTo } from '../core/permissions.ts'
import type { ReadSeenNames } from '../records/kind-definition.ts'

/** Texts of notes, by id. A note on a deal is as visible as the deal, even in the timeline of the deal's contact. */
export const seenNotes: ReadSeenNames = async (models, actor, ids) => {
  const filter = { workspaceId: objectId(actor.workspaceId), _id: { $in: ids } }
  const notes = await models.notes.find(filter, { text: 1, dealId: 1 }).lean()
  const dealIds = notes.flatMap(({ dealId }) => (dealId === undefined ? [] : [dealId]))
  const isLimited = 'ownerId' in visibleTo(actor)
  const deals =
    !isLimited || dealIds.length === 0
      ? null
      : await models.deals.find({ ...visibleTo(actor), _id: { $in: dealIds } }, { _id: 1 }).lean()
  const visible = deals && new Set(deals.map(({ _id }) => _id.toHexString()))
  return new Map(
    notes
      .filter(({ dealId }) => visible === null || dealId === undefined || visible.has(dealId.toHexString()))
      .map(({ _id, text }) => [_id.toHexString(), text]),
  )
}
