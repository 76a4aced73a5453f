/** The values that records have most often in a field: what to offer to be tapped. */
import type { ViewKind } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import { recordsOf } from './list-view.ts'
import { scopeOf, type ViewDeps } from './view-store.ts'

const MAX_VALUES = 16
/** Of so many records, those that were changed last. */
const CHANGED_LATELY = 5_000

type Found = { readonly _id: string }

/** @param path of a text, or of a list of texts. Most frequent first, as far as the actor may see the records. */
export async function frequentValues(
  deps: ViewDeps,
  actor: Actor,
  kind: ViewKind,
  path: string,
): Promise<readonly string[]> {
  const scope = await scopeOf(deps, actor, { kind, conditions: [], selection: null }, { selected: false })
  const found = await recordsOf(deps, { kind }).aggregate<Found>([
    { $match: { ...scope, updatedAt: { $gte: new Date(0) } } },
    { $sort: { updatedAt: -1, _id: -1 } },
    { $limit: CHANGED_LATELY },
    { $project: { [path]: 1 } },
    // A text is taken as a list of one.
    { $unwind: `$${path}` },
    { $group: { _id: `$${path}`, count: { $sum: 1 } } },
    { $sort: { count: -1, _id: 1 } },
    { $limit: MAX_VALUES },
  ])
  return found.map(({ _id }) => _id)
}
