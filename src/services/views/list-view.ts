/**
 * The records of a view, page by page. Pages go by key, so that records that come and go do not shift them. If the record that a
 * page begins at is gone, or nothing lies beyond it any more, it is the first page.
 */
import type { Types } from 'mongoose'

import { type Id, idOf, objectId } from '../../models/ids.ts'
import type { ViewRecord } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import { storedAt } from '../fields/stored-path.ts'
import { definitionOf } from '../records/kind-definition.ts'
import { modelOf } from '../records/seen-records.ts'
import { type Anchor, beyond, everything, type OrderKey } from './view-orders.ts'
import { orderOf, scopeOf, type ViewDeps } from './view-store.ts'
import { ROW_READERS, type ViewRow } from './view-rows.ts'

/** @property direction `from` begins with the record itself */
export type ViewPlace = { readonly direction: 'after' | 'before' | 'from'; readonly id: Id }

export type ViewPage = {
  readonly rows: readonly ViewRow[]
  readonly hasBefore: boolean
  readonly hasAfter: boolean
  /** Ids of the rows that are ticked. */
  readonly ticked: readonly string[]
}

export type ListViewQuery = { readonly limit: number; readonly page?: ViewPlace }

type Found = { readonly _id: Types.ObjectId }

/** The collection of the records of a view. */
export function recordsOf({ models, kinds }: Pick<ViewDeps, 'models' | 'kinds'>, { kind }: Pick<ViewRecord, 'kind'>) {
  const definition = definitionOf(kinds, kind)
  if (definition === null) throw new Error(`There are views of a kind without a definition: ${kind}`)
  return modelOf(models, definition)
}

async function anchorOf(
  deps: Pick<ViewDeps, 'models' | 'kinds'>,
  actor: Actor,
  view: ViewRecord,
  { key }: OrderKey,
  id: Id,
): Promise<Anchor | null> {
  const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id) }
  const found = await recordsOf(deps, view)
    .findOne(filter, { [key]: 1 })
    .lean()
  return found && { _id: found._id, value: storedAt(found, key) ?? null }
}

async function pageOf(
  deps: ViewDeps,
  actor: Actor,
  view: ViewRecord,
  { limit, page }: ListViewQuery,
): Promise<Omit<ViewPage, 'ticked'>> {
  const order = orderOf(deps, actor, view)
  const anchor = page === undefined ? null : await anchorOf(deps, actor, view, order, page.id)
  if (anchor === null && page !== undefined) return pageOf(deps, actor, view, { limit })
  const backwards = page?.direction === 'before'
  const ascending = order.ascending !== backwards
  const scope = scopeOf(deps, actor, view, { selected: false })
  const sign = ascending ? 1 : -1
  const reader = ROW_READERS[view.kind]
  const { models } = deps
  const records = recordsOf(deps, view)
  const isInclusive = page?.direction === 'from'
  const [found, behind] = await Promise.all([
    records.aggregate<Found>([
      { $match: and(scope, anchor === null ? everything(order) : beyond(order, anchor, ascending, isInclusive)) },
      { $sort: { [order.key]: sign, _id: sign } },
      { $limit: limit + 1 },
      { $project: reader.project },
      ...reader.stages(models, actor),
    ]),
    anchor === null ? null : records.exists(and(scope, beyond(order, anchor, !ascending, !isInclusive))),
  ])
  if (anchor !== null && found.length === 0) return pageOf(deps, actor, view, { limit })
  const hasMore = found.length > limit
  const nearest = found.slice(0, limit)
  return {
    rows: await reader.rows(models, actor, backwards ? nearest.toReversed() : nearest, deps.clock.now()),
    hasBefore: backwards ? hasMore : behind !== null,
    hasAfter: backwards ? behind !== null : hasMore,
  }
}

/** Both may ask for alternatives. */
function and(scope: Readonly<Record<string, unknown>>, bound: Readonly<Record<string, unknown>>) {
  const { $or, ...rest } = bound
  if ($or === undefined) return { ...scope, ...rest }
  const { $and = [], ...own } = scope
  return { ...own, ...rest, $and: [...($and as readonly object[]), { $or }] }
}

/** @throws AppError FORBIDDEN */
export async function listRecords(
  deps: ViewDeps,
  actor: Actor,
  view: ViewRecord,
  query: ListViewQuery,
): Promise<ViewPage> {
  const { selection } = view
  const ticking = selection?.page ?? null
  const place: ListViewQuery =
    ticking === null ? query : { ...query, page: { direction: ticking.direction, id: idOf(ticking.id) } }
  const page = await pageOf(deps, actor, view, place)
  const ticked = new Set(selection?.ids.map((one) => one.toHexString()))
  return { ...page, ticked: page.rows.map((row): string => row.id).filter((one) => ticked.has(one)) }
}

/** How many records a view has for the actor. @param selected only those that are ticked, if it is about ticking */
export function countRecords(deps: ViewDeps, actor: Actor, view: ViewRecord, selected = false): Promise<number> {
  return recordsOf(deps, view).countDocuments(scopeOf(deps, actor, view, { selected }))
}
