/** The records of a view as a range in its order; of those that are ticked, where some are. */
import type { ViewId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { ListRanges } from '../lists/list-range.ts'
import { everything } from './view-orders.ts'
import { orderOf, readSeenView, scopeOf, type ViewDeps } from './view-store.ts'

/** @throws AppError FORBIDDEN; NOT_FOUND for a view that is gone */
export async function rangesOfView(
  deps: Pick<ViewDeps, 'models' | 'tablesOf' | 'clock'>,
  actor: Actor,
  id: ViewId,
): Promise<ListRanges> {
  const view = await readSeenView(deps.models, actor, id)
  const order = orderOf(deps, actor, view)
  const sign = order.ascending ? 1 : -1
  const filter = { ...(await scopeOf(deps, actor, view, { selected: true })), ...everything(order) }
  return { name: view.name, ranges: [{ filter, sort: { [order.key]: sign, _id: sign } }] }
}
