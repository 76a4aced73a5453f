/** The ticking of single records in a view. */
import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { type Id, objectId, type ViewId } from '../../models/ids.ts'
import type { Selection, ViewRecord } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import { makeView } from './make-view.ts'
import { readSeenView, type ViewDeps } from './view-store.ts'

/** Ticked one by one. */
const MAX_TICKED = 500

export type Ticking = {
  /** The same records, to be ticked one by one. */
  readonly beginTicking: (actor: Actor, id: ViewId) => Promise<ViewId>
  /** @throws AppError VALIDATION (too-many) */
  readonly tick: (actor: Actor, id: ViewId, records: readonly Id[], isOn: boolean) => Promise<void>
  /** The page on which is ticked. */
  readonly turn: (
    actor: Actor,
    id: ViewId,
    page: { readonly direction: 'after' | 'before'; readonly id: Id },
  ) => Promise<void>
}

export function createTicking(deps: ViewDeps): Ticking {
  const { models } = deps

  /** @throws AppError NOT_FOUND for a view in which nothing is ticked */
  async function ticking(actor: Actor, id: ViewId): Promise<ViewRecord & { readonly selection: Selection }> {
    const view = await readSeenView(models, actor, id)
    const { selection } = view
    if (selection === null || view.memberId.toHexString() !== actor.memberId)
      throw new AppError('NOT_FOUND', { message: 'Nothing is ticked in it', details: { kind: 'view' } })
    return { ...view, selection }
  }

  return {
    async beginTicking(actor, id) {
      const view = await readSeenView(models, actor, id)
      return makeView(deps, actor, { ...view, selection: { ids: [], page: null }, planned: null })
    },

    async tick(actor, id, records, isOn) {
      const { _id, workspaceId, selection } = await ticking(actor, id)
      if (isOn && selection.ids.length + records.length > MAX_TICKED)
        throw fieldProblem('too-many', { limit: MAX_TICKED })
      const ids = records.map(objectId)
      // Saying “on” twice changes nothing: the tap may be delivered again.
      const change = isOn
        ? { $addToSet: { 'selection.ids': { $each: ids } } }
        : { $pull: { 'selection.ids': { $in: ids } } }
      await models.views.updateOne({ workspaceId, _id }, change)
    },

    async turn(actor, id, page) {
      const { _id, workspaceId } = await ticking(actor, id)
      const set = { 'selection.page': { direction: page.direction, id: objectId(page.id) } }
      await models.views.updateOne({ workspaceId, _id }, { $set: set })
    },
  }
}
