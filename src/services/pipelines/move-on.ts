/**
 * Moves deals out of a stage or a pipeline that leaves, and back if that is undone. What the next stage requires is not
 * asked for: nobody is there to answer. Deals in the trash move, too, so that they can be restored.
 */
import type { Types } from 'mongoose'

import type { DealRecord, StageStay } from '../../models/deal.ts'
import {
  type DealId,
  idOf,
  type MemberId,
  objectId,
  type PipelineId,
  type StageId,
  trustedId,
} from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'
import { nextHistory } from '../deals/move-deal.ts'
import { relatedOfDeal } from '../deals/write-deal.ts'
import { updateOf, writeUpdates } from '../records/record-updates.ts'
import { placeChanges } from './place-changes.ts'
import type { Place } from './read-pipelines.ts'

/** So many deals move in one transaction, or fewer on a machine that is too busy for them. */
const CHUNK_SIZE = 100

/** Where a deal stands, and the history that led there. */
export function standing(to: Place, stageHistory: readonly StageStay[]) {
  return {
    pipelineId: objectId(to.pipeline.id),
    stageId: objectId(to.stage.id),
    stageEnteredAt: stageHistory.at(-1)?.enteredAt,
    stageHistory,
  }
}

type Find = (id: string) => Place | undefined

/** The open deals of a stage, or of all stages of a pipeline. */
function openDeals(workspaceId: Types.ObjectId, pipelineId: PipelineId, stageIds: readonly string[]) {
  return {
    workspaceId,
    pipelineId: objectId(pipelineId),
    stageId: { $in: stageIds.map((id) => objectId(trustedId(id))) },
    status: 'open' as const,
  }
}

export type MovingOn = {
  readonly workspaceId: Types.ObjectId
  readonly pipelineId: PipelineId
  /** Those that leave. */
  readonly stageIds: readonly string[]
  readonly to: Place
  readonly cause: string
  readonly by: MemberId
  readonly find: Find
}

/** At most a chunk of them. @returns whether there may be more @throws AppError CONFLICT (changed-meanwhile) */
export async function moveOn(models: Models, tx: Transaction, moving: MovingOn): Promise<boolean> {
  const most = tx.atMost(CHUNK_SIZE)
  const { workspaceId, pipelineId, stageIds, to, cause, by, find } = moving
  const filter = openDeals(workspaceId, pipelineId, stageIds)
  const options = { session: tx.session, batchSize: CHUNK_SIZE + 1 }
  const deals: readonly DealRecord[] = await models.deals.find(filter, null, options).limit(most).lean()
  const updates = deals.map((deal) => {
    const stays = nextHistory(deal.stageHistory, to.stage.id, tx.at, by)
    const stageHistory = stays.map((stay, index) =>
      index === stays.length - 1 ? { ...stay, cause: objectId(trustedId(cause)) } : stay,
    )
    return updateOf(deal, { $set: standing(to, stageHistory), $unset: {} })
  })
  await writeUpdates(models, 'deals', tx, updates)
  for (const deal of deals) {
    const from = find(idOf<StageId>(deal.stageId))
    const target = { kind: 'deal', id: idOf<DealId>(deal._id) } as const
    const changes = from === undefined ? [] : placeChanges(from, to)
    tx.record({ type: 'deal.moved', target, related: relatedOfDeal(deal), changes })
  }
  return deals.length === most
}

export type MovingBack = {
  readonly workspaceId: Types.ObjectId
  /** Where they were put. */
  readonly at: { readonly pipelineId: PipelineId; readonly stageId: StageId }
  readonly cause: string
  readonly find: Find
  /** Only deals after this one. */
  readonly after?: DealId
  /** The command that is undone. */
  readonly undoes: string
}

/**
 * At most a chunk. A deal that was moved or closed since stays where it is.
 *
 * @returns the last deal that was looked at; null if there are no more
 */
export async function moveBack(models: Models, tx: Transaction, moving: MovingBack): Promise<DealId | null> {
  const { workspaceId, at, cause, find, after, undoes } = moving
  const most = tx.atMost(CHUNK_SIZE)
  const bound = after === undefined ? {} : { _id: { $gt: objectId(after) } }
  const filter = {
    workspaceId,
    pipelineId: objectId(at.pipelineId),
    stageId: objectId(at.stageId),
    status: 'open' as const,
    ...bound,
  }
  const options = { session: tx.session, batchSize: CHUNK_SIZE + 1 }
  const caused = { 'stageHistory.cause': objectId(trustedId(cause)) }
  const deals: readonly DealRecord[] = await models.deals
    .find({ ...filter, ...caused }, null, options)
    .sort({ _id: 1 })
    .limit(most)
    .lean()
  const updates = deals.flatMap((deal) => {
    const [former, last] = [deal.stageHistory.at(-2), deal.stageHistory.at(-1)]
    if (former === undefined || last?.cause === undefined || last.cause.toHexString() !== cause) return []
    const [from, to] = [find(idOf<StageId>(last.stageId)), find(idOf<StageId>(former.stageId))]
    if (from === undefined || to === undefined) return []
    const stageHistory = [...deal.stageHistory.slice(0, -2), { ...former, leftAt: null }]
    const target = { kind: 'deal', id: idOf<DealId>(deal._id) } as const
    tx.record({ type: 'deal.moved', target, related: relatedOfDeal(deal), changes: placeChanges(from, to), undoes })
    return [updateOf(deal, { $set: standing(to, stageHistory), $unset: {} })]
  })
  await writeUpdates(models, 'deals', tx, updates)
  const end = deals.at(-1)
  return deals.length < most || end === undefined ? null : idOf<DealId>(end._id)
}
