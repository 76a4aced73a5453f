/**
 * A stage's deals page by page, in the order of what to do next: overdue next step, next step today, none, later.
 * Closed stages begin with the deals closed last. Pages go by key, so deals that come and go do not shift them.
 */
import type { PipelineStage } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { DealRecord } from '../../models/deal.ts'
import { objectId, type DealId, type PipelineId, type StageId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { StageKind } from '../../models/pipeline.ts'
import type { Actor } from '../core/actor.ts'
import { LIVE_IN_ORDER } from '../core/live-in-order.ts'
import { visibleTo } from '../core/permissions.ts'
import { type Pipelines, type Place, readPipelines, type StageView } from '../pipelines/read-pipelines.ts'
import { noSuchStage } from '../pipelines/change-pipeline.ts'
import {
  customersIn,
  customerStages,
  type DealSummary,
  LISTED_FIELDS,
  type ListedDeal,
  toSummaries,
  type WithCustomers,
} from './deal-view.ts'
import { type DealsTotal, totalOf } from './deals-total.ts'
import { readTotals } from '../stage-totals/read-totals.ts'
import { readDeal } from './write-deal.ts'

export type ListStageQuery = {
  readonly stageId: StageId
  /** Only the actor's own deals. */
  readonly mine?: boolean
  readonly limit: number
  /** The page after or before this deal; the first page if left out. */
  readonly page?: { readonly direction: 'after' | 'before'; readonly dealId: DealId }
}

export type DealPage = {
  readonly stage: StageView
  /** Its pipeline; the name is null where the team has only that one. */
  readonly pipeline: { readonly id: PipelineId; readonly name: string | null }
  readonly deals: readonly DealSummary[]
  /** Of the whole list, whatever page is read. */
  readonly total: DealsTotal
  readonly hasBefore: boolean
  readonly hasAfter: boolean
}

/** `endOfToday` is the first moment of tomorrow in the reader's time zone. */
export type Times = { readonly now: Date; readonly endOfToday: Date }

/** A section of the list that one index range serves in its order. */
type Section = {
  readonly filter: Readonly<Record<string, unknown>>
  readonly key: 'nextTaskAt' | 'stageEnteredAt'
  readonly ascending: boolean
  readonly holds: (deal: DealRecord) => boolean
}

type Scope = Readonly<Record<string, unknown>>
type Part = [
  PipelineStage.Match,
  PipelineStage.Sort,
  PipelineStage.Limit,
  PipelineStage.Project,
  PipelineStage.AddFields,
]

export function sectionsOf(kind: StageKind, { endOfToday }: Times): readonly Section[] {
  if (kind !== 'open') return [{ filter: {}, key: 'stageEnteredAt', ascending: false, holds: () => true }]
  const due = ({ nextTaskAt }: DealRecord) => nextTaskAt !== null && nextTaskAt < endOfToday
  return [
    // Overdue deals come first by themselves, since the order is by time. A date bound matches dates only, never null.
    { filter: { nextTaskAt: { $lt: endOfToday } }, key: 'nextTaskAt', ascending: true, holds: due },
    {
      filter: { nextTaskAt: null },
      key: 'nextTaskAt',
      ascending: true,
      holds: ({ nextTaskAt }) => nextTaskAt === null,
    },
    {
      filter: { nextTaskAt: { $gte: endOfToday } },
      key: 'nextTaskAt',
      ascending: true,
      holds: ({ nextTaskAt }) => nextTaskAt !== null && nextTaskAt >= endOfToday,
    },
  ]
}

/** Everything in one section beyond a given deal, in the reading direction. */
function beyond({ key, ascending, filter }: Section, anchor: DealRecord, forwards: boolean): Record<string, unknown> {
  const value = anchor[key]
  const [open, closed] = ascending === forwards ? ['$gt', '$gte'] : ['$lt', '$lte']
  const id = { _id: { [open]: anchor._id } }
  if (value === null) return { ...filter, ...id }
  return {
    $and: [filter, { [key]: { [closed]: value } }],
    $or: [{ [key]: { [open]: value } }, { [key]: value, ...id }],
  }
}

type Row = ListedDeal & WithCustomers

/**
 * One operation for all sections, each cut off at the limit: one after the other would be a wait for each section that is
 * not full. The names of the customers come with it.
 */
async function readOn(
  models: Models,
  actor: Actor,
  scope: Scope,
  sections: readonly Section[],
  anchor: DealRecord | null,
  forwards: boolean,
  limit: number,
): Promise<readonly Row[]> {
  const inOrder = forwards ? sections : sections.toReversed()
  const at = anchor === null ? -1 : inOrder.findIndex(({ holds }) => holds(anchor))
  const parts = inOrder.flatMap((section, index): Part[] => {
    if (index < at) return []
    const bound = index === at && anchor !== null ? beyond(section, anchor, forwards) : section.filter
    const sign = section.ascending === forwards ? 1 : -1
    return [
      [
        { $match: { ...scope, ...bound } },
        { $sort: { [section.key]: sign, _id: sign } },
        { $limit: limit },
        { $project: LISTED_FIELDS },
        { $addFields: { section: index } },
      ],
    ]
  })
  const [first, ...others] = parts
  const [section] = inOrder
  if (first === undefined || section === undefined) return []
  const coll = models.deals.collection.name
  const sign = section.ascending === forwards ? 1 : -1
  return models.deals.aggregate<Row>([
    ...first,
    ...others.map((pipeline) => ({ $unionWith: { coll, pipeline } })),
    // The order of a union is not defined.
    ...(others.length === 0 ? [] : [{ $sort: { section: 1, [section.key]: sign, _id: sign } } as const]),
    { $limit: limit },
    ...customerStages(models, actor),
  ])
}

async function anchorOf(models: Models, actor: Actor, { page, stageId }: ListStageQuery): Promise<DealRecord | null> {
  if (page === undefined) return null
  const deal = await readDeal(models, actor, page.dealId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  })
  // A deal that has left the stage no longer marks a place in it.
  return deal !== null && deal.stageId.toHexString() === stageId ? deal : null
}

/** The pipeline and kind of a stage. Neither ever changes, since the status and history of its deals depend on them. */
type StagePlace = { readonly pipelineId: PipelineId; readonly kind: StageKind }

export type KnownStages = Map<string, StagePlace>

const MAX_KNOWN = 10_000

/** One that is on the board of its pipeline. @throws AppError NOT_FOUND */
export function placeIn({ findStage }: Pipelines, stageId: StageId): Place {
  const place = findStage(stageId)
  if (place === undefined || !place.pipeline.stages.includes(place.stage)) throw noSuchStage()
  return place
}

async function placeOf(known: KnownStages, stageId: StageId, reading: Promise<Pipelines>): Promise<StagePlace> {
  const place = known.get(stageId)
  if (place !== undefined) return place
  const { pipeline, stage } = placeIn(await reading, stageId)
  const found = { pipelineId: pipeline.id, kind: stage.kind }
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(stageId, found)
  return found
}

/**
 * If the stage is `known`, its pipeline, which holds the rest of it, is read in parallel with its deals.
 *
 * @throws AppError NOT_FOUND for a stage that does not exist
 */
export async function listStage(
  models: Models,
  actor: Actor,
  query: ListStageQuery,
  times: Times,
  known: KnownStages,
): Promise<DealPage> {
  const reading = readPipelines(models, actor)
  const [pipelines, { rows, ...sides }] = await Promise.all([
    reading,
    readPage(models, actor, query, times, placeOf(known, query.stageId, reading)),
  ])
  const { stage, pipeline } = placeIn(pipelines, query.stageId)
  const options = { times, rottingDaysOf: () => stage.rottingDays }
  const own = { id: pipeline.id, name: pipelines.live.length > 1 ? pipeline.name : null }
  return { stage, pipeline: own, deals: toSummaries(rows, options, customersIn(rows)), ...sides }
}

type ReadPage = Pick<DealPage, 'hasBefore' | 'hasAfter' | 'total'> & { readonly rows: readonly Row[] }

async function readPage(
  models: Models,
  actor: Actor,
  query: ListStageQuery,
  times: Times,
  place: Promise<StagePlace>,
): Promise<ReadPage> {
  const [{ pipelineId, kind }, anchor] = await Promise.all([place, anchorOf(models, actor, query)])
  const { limit, page, mine = false } = query
  const forwards = anchor === null || page?.direction !== 'before'
  const sections = sectionsOf(kind, times)
  const inStage = {
    ...visibleTo(actor),
    ...(mine && { ownerId: objectId(actor.memberId) }),
    pipelineId: objectId(pipelineId),
    stageId: objectId(query.stageId),
  }
  const scope = { ...inStage, deletedAt: LIVE_IN_ORDER }
  const [found, behind, groups] = await Promise.all([
    readOn(models, actor, scope, sections, anchor, forwards, limit + 1),
    anchor === null ? false : isBehind(anchor),
    readTotals(models, inStage),
  ])
  if (anchor !== null && found.length === 0) {
    return readPage(models, actor, { stageId: query.stageId, mine, limit }, times, place)
  }

  /** Whether there is anything on the other side: usually the anchor itself, unless it is no longer the actor's own. */
  async function isBehind(from: DealRecord): Promise<boolean> {
    if (!mine || from.ownerId?.toHexString() === actor.memberId) return true
    return (await readOn(models, actor, scope, sections, from, !forwards, 1)).length > 0
  }

  const more = found.length > limit
  const nearestFirst = found.slice(0, limit)
  const rows = forwards ? nearestFirst : nearestFirst.toReversed()
  return { rows, total: totalOf(groups), hasBefore: forwards ? behind : more, hasAfter: forwards ? more : behind }
}
