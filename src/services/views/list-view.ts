/**
 * The records of a view, page by page. Pages go by key, so that records that come and go do not shift them. If the record that a
 * page begins at is gone, or nothing lies beyond it any more, it is the first page.
 */
import type { Types } from 'mongoose'

import { type Id, idOf, objectId } from '../../models/ids.ts'
import type { ViewRecord } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import { LIVE_IN_ORDER } from '../core/live-in-order.ts'
import type { FieldTable } from '../fields/define-fields.ts'
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

/** Nothing else waits for them: of a field without an index they read all records. */
const ALONE = { readAlone: 'a filter by any field' } as const

/** So few are sorted faster than the index of an order is walked. */
const FEW = 1_000

/** Whether a filter leaves so few that they are found by what they have in common and not in their order. */
async function hasFew(deps: ViewDeps, actor: Actor, view: ViewRecord): Promise<boolean> {
  const table: FieldTable = deps.tablesOf(actor)[view.kind]
  // Only of these there is an index that tells.
  const indexed = view.conditions.filter(({ by, test }) => {
    const kind = table[by]?.kind
    return test === 'is' && (kind === 'tags' || kind === 'company')
  })
  if (indexed.length === 0) return false
  const scope = await scopeOf(deps, actor, { ...view, conditions: indexed }, { selected: false })
  return (
    (await recordsOf(deps, view)
      .countDocuments(scope, ALONE)
      .limit(FEW + 1)) <= FEW
  )
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
  const isFew = await hasFew(deps, actor, view)
  const scope = {
    ...(await scopeOf(deps, actor, view, { selected: false })),
    ...(!isFew && { deletedAt: LIVE_IN_ORDER }),
  }
  const [sign, opposite] = ascending ? ([1, -1] as const) : ([-1, 1] as const)
  const reader = ROW_READERS[view.kind]
  const { models } = deps
  const records = recordsOf(deps, view)
  const isInclusive = page?.direction === 'from'
  const bound = anchor === null ? (isFew ? {} : everything(order)) : beyond(order, anchor, ascending, isInclusive)
  const [found, behind] = await Promise.all([
    records
      .aggregate<Found>([
        { $match: { ...scope, ...bound } },
        // Of few records among very many, the index of the order would be walked to its end.
        ...(isFew
          ? [{ $addFields: { place: `$${order.key}` } }, { $sort: { place: sign, _id: sign } as const }]
          : [{ $sort: { [order.key]: sign, _id: sign } }]),
        { $limit: limit + 1 },
        { $project: reader.project },
        ...reader.stages(models, actor),
      ])
      .option(ALONE),
    anchor === null ? false : isBehind(anchor),
  ])
  if (anchor !== null && found.length === 0) return pageOf(deps, actor, view, { limit })

  /** In the order of the list, or an engine looks for one through another index. */
  async function isBehind(from: Anchor): Promise<boolean> {
    const others = { ...scope, ...beyond(order, from, !ascending, !isInclusive) }
    const some = await records
      .find(others, { _id: 1 }, ALONE)
      .sort({ [order.key]: opposite, _id: opposite })
      .limit(1)
      .lean()
    return some.length > 0
  }

  const hasMore = found.length > limit
  const nearest = found.slice(0, limit)
  return {
    rows: await reader.rows(models, actor, backwards ? nearest.toReversed() : nearest, deps.clock.now()),
    hasBefore: backwards ? hasMore : behind,
    hasAfter: backwards ? behind : hasMore,
  }
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

/** Above this a list says that there are more: counting all of very many takes longer than reading a page. */
export const MAX_VIEW_COUNT = 3_000

/** How many records a view has for the actor; one more than {@link MAX_VIEW_COUNT} where there are more than that. */
export async function countRecords(deps: ViewDeps, actor: Actor, view: ViewRecord): Promise<number> {
  const scope = await scopeOf(deps, actor, view, { selected: false })
  return recordsOf(deps, view)
    .countDocuments(scope, ALONE)
    .limit(MAX_VIEW_COUNT + 1)
}

/** All of them, however many: those that are ticked, if it is about ticking. */
export async function countChosen(deps: ViewDeps, actor: Actor, view: ViewRecord): Promise<number> {
  return recordsOf(deps, view).countDocuments(await scopeOf(deps, actor, view, { selected: true }))
}
