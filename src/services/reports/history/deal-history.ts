/**
 * A deal as it was at any moment: its stays say in which stage, and what events changed since is reverted in what it is
 * now. Pure.
 */
import type { DealStatus, Money } from '../../../models/deal.ts'
import type { DealId, MemberId, PipelineId, StageId } from '../../../models/ids.ts'
import type { RecordSource } from '../../../models/record-source.ts'

/** In milliseconds since 1970, as are all moments of a history: a report compares millions of them. */
export type Moment = number

/** What may have been otherwise before: everything about a deal that reports read and that stays do not tell. */
export type Facts = {
  readonly amount: Money | null
  readonly ownerId: MemberId | null
  readonly deleted: boolean
  readonly lostReason: string | null
  /** When it is expected to close, YYYY-MM-DD. */
  readonly closeOn: string | null
  /** Only counts while the stage is in no pipeline any more. */
  readonly pipelineId: PipelineId | null
}

/** What the deal was like before a moment, as far as it changed then. */
export type Rollback = { readonly at: Moment; readonly before: Partial<Facts> }

export type DealHistory = {
  readonly id: DealId
  /** The stages that it was in one after another; never empty. */
  readonly stageIds: readonly StageId[]
  /** When it entered each of them, and left the one before. */
  readonly enteredAt: readonly Moment[]
  readonly now: Facts
  readonly status: DealStatus
  readonly committed: boolean
  readonly source: RecordSource
  /** Where it came from, in the team's words; null if nobody said so. */
  readonly origin: string | null
  /** Newest first; at least as far back as the report looks. */
  readonly rollbacks: readonly Rollback[]
}

/** A stage as reports need it. */
export type ReportStage = {
  readonly id: StageId
  readonly pipelineId: PipelineId
  readonly kind: DealStatus
  /** Its place in its pipeline; null for a stage that left it. */
  readonly order: number | null
  /** In percent. */
  readonly probability: number
}

export type StageMap = ReadonlyMap<StageId, ReportStage>

export type DealState = Facts & {
  readonly stageId: StageId
  readonly status: DealStatus
  readonly enteredAt: Moment
}

export type Stay = { readonly stageId: StageId; readonly enteredAt: Moment }

/** Where the deal was just before a moment; null before its first stage. */
export function stayBefore({ stageIds, enteredAt }: DealHistory, at: Moment): Stay | null {
  for (let index = enteredAt.length - 1; index >= 0; index -= 1) {
    const [entered, stageId] = [enteredAt[index], stageIds[index]]
    if (entered !== undefined && stageId !== undefined && entered < at) return { stageId, enteredAt: entered }
  }
  return null
}

/** Without a stage in the map: it was removed, and only stages of open deals can be. */
export function statusOf(stages: StageMap, stageId: StageId): DealStatus {
  return stages.get(stageId)?.kind ?? 'open'
}

/**
 * The deal just before a moment; null if it was not there yet, or deleted. A move that was undone never happened: its stay is
 * gone.
 */
export function stateBefore(history: DealHistory, at: Date, stages: StageMap): DealState | null {
  const stay = stayBefore(history, at.getTime())
  if (stay === null) return null
  let facts = history.now
  for (const rollback of history.rollbacks) {
    if (rollback.at < at.getTime()) break
    facts = { ...facts, ...rollback.before }
  }
  if (facts.deleted) return null
  const { amount, ownerId, deleted, lostReason, closeOn } = facts
  const { stageId, enteredAt } = stay
  const pipelineId = stages.get(stageId)?.pipelineId ?? facts.pipelineId
  const status = statusOf(stages, stageId)
  return { amount, ownerId, deleted, lostReason, closeOn, pipelineId, stageId, status, enteredAt }
}
