/** Reads deals with what they were before, one after another. */
import type { Types } from 'mongoose'

import { DEAL_STATUSES, type DealRecord } from '../../../models/deal.ts'
import type { EventRecord } from '../../../models/event.ts'
import { type DealId, idOf, objectId, type WorkspaceId } from '../../../models/ids.ts'
import type { Models } from '../../../models/models.ts'
import type { DealHistory, Rollback } from './deal-history.ts'
import type { Scope } from './scope.ts'
import { CHANGING_EVENTS, FACT_PATHS, factsBefore } from './rollbacks.ts'
import { CLOSE_DAY } from '../../deals/deal-fields.ts'

export type HistoryRange = {
  /** The deals that were closed, moved or added since then. */
  readonly since: Date
  /** And all others that are open. */
  readonly withOpen: boolean
  /** How they were at any moment since then, except for their stages, which are always known. */
  readonly factsSince: Date
  /** And as many as that of those that were won before, and of those that were lost: the latest ones. */
  readonly alsoClosed?: number
}

const NEEDED = {
  pipelineId: 1,
  status: 1,
  amount: 1,
  ownerId: 1,
  [CLOSE_DAY]: 1,
  lostReason: 1,
  committed: 1,
  origin: 1,
  source: 1,
  deletedAt: 1,
  'stageHistory.stageId': 1,
  'stageHistory.enteredAt': 1,
  'stageHistory.leftAt': 1,
} as const

type StoredDeal = Pick<
  DealRecord,
  | '_id'
  | 'pipelineId'
  | 'status'
  | 'amount'
  | 'ownerId'
  | typeof CLOSE_DAY
  | 'lostReason'
  | 'source'
  | 'deletedAt'
  | 'stageHistory'
> & { readonly committed?: boolean | null; readonly origin?: string | null }

type StoredEvent = Pick<EventRecord, '_id' | 'target' | 'at' | 'changes'>

const BATCH = 5_000

/** Newest first. */
function byAge(one: StoredEvent, other: StoredEvent): number {
  return other.at.getTime() - one.at.getTime() || (idOf(one._id) < idOf(other._id) ? 1 : -1)
}

/** What changed since a moment, by deal. */
async function readRollbacks(
  models: Models,
  workspaceId: Types.ObjectId,
  since: Date,
): Promise<ReadonlyMap<string, readonly Rollback[]>> {
  const changing = {
    workspaceId,
    type: { $in: CHANGING_EVENTS },
    at: { $gte: since },
    'changes.path': { $in: FACT_PATHS },
  }
  const needed = { 'target.id': 1, at: 1, 'changes.path': 1, 'changes.from': 1 }
  const events = await models.events.find(changing, needed, { batchSize: BATCH }).lean<StoredEvent[]>()
  const rollbacks = new Map<string, Rollback[]>()
  for (const { target, at, changes } of events.toSorted(byAge)) {
    const before = factsBefore(changes)
    if (before === null) continue
    const id = target.id.toHexString()
    const known = rollbacks.get(id)
    if (known === undefined) rollbacks.set(id, [{ at, before }])
    else known.push({ at, before })
  }
  return rollbacks
}

function historyOf(deal: StoredDeal, rollbacks: readonly Rollback[]): DealHistory {
  const { amount, ownerId, pipelineId } = deal
  return {
    id: idOf<DealId>(deal._id),
    stays: deal.stageHistory.map(({ stageId, enteredAt, leftAt }) => ({ stageId: idOf(stageId), enteredAt, leftAt })),
    now: {
      amount: amount == null ? null : { minor: amount.minor, currency: amount.currency },
      ownerId: ownerId == null ? null : idOf(ownerId),
      pipelineId: idOf(pipelineId),
      deleted: deal.deletedAt !== null,
      lostReason: deal.lostReason ?? null,
      closeOn: deal[CLOSE_DAY] ?? null,
    },
    status: deal.status,
    committed: deal.committed === true,
    source: deal.source,
    origin: deal.origin ?? null,
    rollbacks,
  }
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

/**
 * Hands over each deal once, in no particular order. Whose it was and in which pipeline is for the figures to decide, which
 * look at it as it was.
 */
export async function eachHistory(
  models: Models,
  { workspaceId: workspace, scope }: { readonly workspaceId: WorkspaceId; readonly scope: Scope },
  { since, withOpen, factsSince, alsoClosed = 0 }: HistoryRange,
  take: (history: DealHistory) => void,
): Promise<void> {
  const workspaceId = objectId(workspace)
  const rollbacks = await readRollbacks(models, workspaceId, factsSince)
  const there = { $or: [{ deletedAt: null }, { deletedAt: { $gte: factsSince } }] }
  const earlier = { stageEnteredAt: { $lt: since } }
  const later = { status: { $in: [...DEAL_STATUSES] }, stageEnteredAt: { $gte: since } }
  const closedOf = (status: 'won' | 'lost') =>
    models.deals
      .find({ workspaceId, status, ...earlier, $and: [there, perhapsWithin(scope, factsSince)] }, NEEDED)
      .sort({ stageEnteredAt: -1 })
      .limit(alsoClosed)
  const queries = [
    models.deals.find({ workspaceId, ...later, ...there }, NEEDED),
    ...(withOpen ? [models.deals.find({ workspaceId, status: 'open', ...earlier, ...there }, NEEDED)] : []),
    ...(alsoClosed > 0 ? [closedOf('won'), closedOf('lost')] : []),
  ]
  // At once: while the database finds the next ones, those that are here are counted.
  await Promise.all(
    queries.map(async (query) => {
      for await (const deal of query.lean<StoredDeal>().cursor({ batchSize: BATCH }))
        take(historyOf(deal, rollbacks.get(deal._id.toHexString()) ?? []))
    }),
  )
}
