/** Reads deals with what they were before, one after another. */
import type { PipelineStage } from 'mongoose'

import { DEAL_STATUSES, type DealStatus } from '../../../models/deal.ts'
import { type DealId, objectId, type WorkspaceId } from '../../../models/ids.ts'
import type { Models } from '../../../models/models.ts'
import type { Yielding } from '../yielding.ts'
import { BUCKETS, type BucketStream, eachRow, openBuckets } from './buckets.ts'
import { dealColumns, type Detail } from './deal-columns.ts'
import type { DealHistory } from './deal-history.ts'
import { createRollbacks, eventRows } from './read-rollbacks.ts'
import type { Scope } from './scope.ts'

export type HistoryRange = {
  /** The deals that were closed, moved or added since then. */
  readonly since: Date
  /** And all others that are open. */
  readonly withOpen: boolean
  /** How they were at any moment since then, except for their stages, which are always known. */
  readonly factsSince: Date
  /** And as many as that of those that were won before, and of those that were lost: the latest ones. */
  readonly alsoClosed?: number
  readonly details?: readonly Detail[]
}

export type HistorySource = {
  readonly models: Models
  readonly workspaceId: WorkspaceId
  readonly scope: Scope
  readonly yielding: Yielding
}

/** What may have been otherwise changed since: then the deal changed, too. */
function perhapsWithin({ pipelineId, memberId }: Scope, factsSince: Date): Record<string, unknown> {
  if (pipelineId === null && memberId === null) return {}
  const present = {
    ...(pipelineId !== null && { pipelineId: objectId(pipelineId) }),
    ...(memberId !== null && { ownerId: objectId(memberId) }),
  }
  return { $or: [present, { updatedAt: { $gte: factsSince } }] }
}

type Selection = { readonly status: DealStatus; readonly pipeline: readonly PipelineStage[] }

/** Status by status, which the database looks for at once. */
function selectionsOf({ workspaceId: workspace, scope }: HistorySource, range: HistoryRange): readonly Selection[] {
  const { since, withOpen, factsSince, alsoClosed = 0 } = range
  const workspaceId = objectId(workspace)
  const there = { $or: [{ deletedAt: null }, { deletedAt: { $gte: factsSince } }] }
  const selections = DEAL_STATUSES.map((status): Selection => {
    const moved = status === 'open' && withOpen ? {} : { stageEnteredAt: { $gte: since } }
    return { status, pipeline: [{ $match: { workspaceId, status, ...moved, ...there } }] }
  })
  if (alsoClosed === 0) return selections
  const earlier = (status: DealStatus): Selection => {
    const within = { $and: [there, perhapsWithin(scope, factsSince)] }
    const match = { workspaceId, status, stageEnteredAt: { $lt: since }, ...within }
    return { status, pipeline: [{ $match: match }, { $sort: { stageEnteredAt: -1 } }, { $limit: alsoClosed }] }
  }
  return [...selections, earlier('won'), earlier('lost')]
}

type DealStream = { readonly status: DealStatus; readonly stream: BucketStream }

/**
 * Open deals are found first: one that is closed at this very moment is found twice, and never missed. Events are found last: what
 * changes between the two is reverted to what was found.
 */
async function openStreams(source: HistorySource, range: HistoryRange, columns: readonly string[], later: Later) {
  const deals: DealStream[] = []
  for (const { status, pipeline } of selectionsOf(source, range)) {
    const stream = later(openBuckets(source.models.deals, { pipeline, bucketOf: '$_id', columns }))
    if (status === 'open') await stream.found()
    deals.push({ status, stream })
  }
  const events = later(openBuckets(source.models.events, eventRows(source.workspaceId, range.factsSince)))
  return { deals, events }
}

type Later = (stream: BucketStream) => BucketStream

/**
 * Hands over each deal once, in no particular order. Whose it was and in which pipeline is for the figures to decide, which
 * look at it as it was.
 */
export async function eachHistory(
  source: HistorySource,
  range: HistoryRange,
  take: (history: DealHistory) => void,
): Promise<void> {
  const { scope, yielding } = source
  const { details = [] } = range
  // That of the stage counts; only where the stage is gone, that of the deal does.
  const { columns, read } = dealColumns(scope.pipelineId === null ? details : [...details, 'pipelineId'])
  const opened: BucketStream[] = []
  try {
    const { deals, events } = await openStreams(source, range, columns, (stream) => {
      opened.push(stream)
      return stream
    })
    for (const bucket of BUCKETS) {
      const rollbacks = createRollbacks()
      await eachRow(await events.rowsOf(bucket), rollbacks.take, yielding)
      const known = rollbacks.all()
      const seen = new Set<DealId>()
      for (const { status, stream } of deals) {
        const rows = await stream.rowsOf(bucket)
        await eachRow(
          rows,
          (reader) => {
            const history = read(reader, status, known)
            if (!seen.has(history.id)) take(history)
            seen.add(history.id)
          },
          yielding,
        )
      }
    }
  } finally {
    await Promise.all(opened.map((stream) => stream.close()))
  }
}
