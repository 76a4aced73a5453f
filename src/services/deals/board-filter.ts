/** What a board shows: all deals of a pipeline, the actor's own, or those of a filter. */
import { AppError } from '../../errors.ts'
import { objectId, type PipelineId, type ViewId } from '../../models/ids.ts'
import type { Condition, ViewRecord } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import { isPlace } from '../views/place-conditions.ts'
import { readSeenView, scopeOf, type ViewDeps } from '../views/view-store.ts'

export type BoardQuery = {
  /** Only the actor's own deals. */
  readonly mine?: boolean
  /** Only deals that fit the filter. Of its conditions on places only the pipeline counts: the board has every stage of one. */
  readonly view?: ViewId
  /** If left out, or not one that the filter is about: the filter's first one, or the default pipeline. */
  readonly pipelineId?: PipelineId
}

export type BoardFilter = {
  /** The filter of the deals, without the pipeline. */
  readonly deals: Readonly<Record<string, unknown>>
  /** The same for the totals that are kept, if they say enough: they know owners and nothing else. Null otherwise. */
  readonly totals: Readonly<Record<string, unknown>> | null
  /** Those on where the deals stand, which are in neither. */
  readonly places: readonly Condition[]
}

/** What a total knows of its deals. */
const KEPT_BY = 'owner'

/** @throws AppError NOT_FOUND, also for a filter of another kind of records */
export async function readDealView(
  { models }: Pick<ViewDeps, 'models'>,
  actor: Actor,
  id: ViewId,
): Promise<ViewRecord> {
  const view = await readSeenView(models, actor, id)
  if (view.kind !== 'deal') throw new AppError('NOT_FOUND', { message: 'No such view', details: { kind: 'view' } })
  return view
}

export async function boardFilter(
  deps: Pick<ViewDeps, 'models' | 'tablesOf' | 'clock'>,
  actor: Actor,
  { mine = false, view: id }: Pick<BoardQuery, 'mine' | 'view'>,
): Promise<BoardFilter> {
  const own = mine ? { ownerId: objectId(actor.memberId) } : {}
  if (id === undefined) {
    const scope = { ...visibleTo(actor), ...own }
    return { deals: { ...scope, deletedAt: null }, totals: scope, places: [] }
  }
  const view = await readDealView(deps, actor, id)
  const conditions = view.conditions.filter((one) => !isPlace(one))
  const scope = await scopeOf(deps, actor, { kind: 'deal', conditions, selection: null }, { selected: false })
  const { deletedAt, ...totals } = scope
  return {
    deals: { ...scope, ...own, deletedAt },
    totals: conditions.every(({ by }) => by === KEPT_BY) ? { ...totals, ...own } : null,
    places: view.conditions.filter(isPlace),
  }
}
