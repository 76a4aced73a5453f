/**
 * A stage's deals page by page, in the order of what should be done next: overdue next step, next step today, none, later.
 * Closed stages begin with what was closed last. Pages go by key, so that deals that come and go shift nothing.
 */
import { AppError } from '../../errors.ts'
import type { DealRecord } from '../../models/deal.ts'
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../actor.ts'
import { visibleTo } from '../permissions.ts'
import { readPipeline } from '../pipelines/read-pipelines.ts'
import { customersOf, type DealSummary, toSummaries } from './deal-view.ts'
import { readDeal } from './write-deal.ts'

export type ListStageQuery = {
  readonly stageId: string
  /** Only the actor's own. */
  readonly mine?: boolean
  readonly limit: number
  /** The page that begins after, or ends before, this deal; the first page without it. */
  readonly page?: { readonly direction: 'after' | 'before'; readonly dealId: string }
}

export type DealPage = {
  readonly deals: readonly DealSummary[]
  readonly hasBefore: boolean
  readonly hasAfter: boolean
}

/** `endOfToday` is the first moment of tomorrow where the reader is. */
export type Times = { readonly now: Date; readonly endOfToday: Date }

/** A run of the list that one index range serves in its order. */
type Section = {
  readonly filter: Readonly<Record<string, unknown>>
  readonly key: 'nextTaskAt' | 'stageEnteredAt'
  readonly ascending: boolean
  readonly holds: (deal: DealRecord) => boolean
}

function sectionsOf(kind: 'open' | 'won' | 'lost', { endOfToday }: Times): readonly Section[] {
  if (kind !== 'open') return [{ filter: {}, key: 'stageEnteredAt', ascending: false, holds: () => true }]
  const due = ({ nextTaskAt }: DealRecord) => nextTaskAt !== null && nextTaskAt < endOfToday
  return [
    // Overdue ones come first of themselves: the order is by time. A bound that is a date matches dates only, never null.
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

/** Everything of one section beyond a deal of it, in the direction of reading. */
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

async function readOn(
  models: Models,
  scope: Record<string, unknown>,
  sections: readonly Section[],
  anchor: DealRecord | null,
  forwards: boolean,
  limit: number,
): Promise<DealRecord[]> {
  const inOrder = forwards ? sections : sections.toReversed()
  const at = anchor === null ? -1 : inOrder.findIndex(({ holds }) => holds(anchor))
  const found: DealRecord[] = []
  for (const [index, section] of inOrder.entries()) {
    if (index < at || found.length >= limit) continue
    const sign = section.ascending === forwards ? 1 : -1
    const bound = index === at && anchor !== null ? beyond(section, anchor, forwards) : section.filter
    const part = await models.deals
      .find({ ...scope, ...bound })
      .sort({ [section.key]: sign, _id: sign })
      .limit(limit - found.length)
      .lean()
    found.push(...part)
  }
  return found
}

async function anchorOf(models: Models, actor: Actor, { page, stageId }: ListStageQuery): Promise<DealRecord | null> {
  if (page === undefined) return null
  const deal = await readDeal(models, actor, page.dealId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  })
  // One that has left the stage marks no place in it any more.
  return deal !== null && deal.stageId.toHexString() === stageId ? deal : null
}

/** @throws AppError NOT_FOUND for a stage that is not there */
export async function listStage(models: Models, actor: Actor, query: ListStageQuery, times: Times): Promise<DealPage> {
  // Nothing of these waits for another: each is one question to the database.
  const [pipeline, anchor] = await Promise.all([
    readPipeline(models, actor.workspaceId),
    anchorOf(models, actor, query),
  ])
  const stage = pipeline.stages.find(({ id }) => id === query.stageId)
  if (stage === undefined) throw new AppError('NOT_FOUND', { message: 'No such stage', details: { kind: 'stage' } })
  const { limit, page, mine = false } = query
  const forwards = anchor === null || page?.direction !== 'before'
  const sections = sectionsOf(stage.kind, times)
  const scope = {
    ...visibleTo(actor),
    ...(mine && { ownerId: objectId(actor.memberId) }),
    deletedAt: null,
    pipelineId: objectId(pipeline.id),
    stageId: objectId(stage.id),
  }
  const found = await readOn(models, scope, sections, anchor, forwards, limit + 1)
  const nearest = found[0]
  if (anchor !== null && nearest === undefined) {
    return listStage(models, actor, { stageId: query.stageId, mine, limit }, times)
  }
  const more = found.length > limit
  const rows = found.slice(0, limit)
  const behind =
    anchor !== null && nearest !== undefined
      ? (await readOn(models, scope, sections, nearest, !forwards, 1)).length > 0
      : false
  const inOrder = forwards ? rows : rows.toReversed()
  return {
    deals: toSummaries(
      inOrder,
      { times, rottingDaysOf: () => stage.rottingDays },
      await customersOf(models, actor, inOrder),
    ),
    hasBefore: forwards ? behind : more,
    hasAfter: forwards ? more : behind,
  }
}
